/**
 * PromQL of what a counter rose by in the last hour, to be recorded once an hour. The window is an hour and one scrape of
 * 15 s, so that it has a sample at both ends of the hour: every rise is then in one hour and in no other, where windows
 * of an hour lose what is between them. `increase()` makes it that much too large, and the fraction takes that back.
 */
export function increaseOfHour(selector: string): string {
  return `increase(${selector}[1h15s]) * 3600 / 3615`;
}
