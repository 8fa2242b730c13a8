/**
 * The JSON values of a whole stream of server-sent events; what is no JSON, such as the end mark, is left out.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function parseEvents(text: string): readonly unknown[] {
  return text.split(/\r\n\r\n|\n\n|\r\r/).flatMap((event) => {
    const lines = event.split(/\r\n|\n|\r/).filter((line) => line.startsWith('data:'));
    try {
      return [JSON.parse(lines.map((line) => line.slice(5)).join('\n'))];
    } catch {
      return [];
    }
  });
}
