/** A regular expression of Go finds it where bytes are no UTF-8. https://pkg.go.dev/regexp#pkg-overview */
const BROKEN = '"\\\\x{fffd}", "\ufffd"';

/** Statements that put U+FFFD where a text is no UTF-8, as the JSON of OTLP would have it; in groups by what they are of. */
export const REPAIR_TEXT: readonly (readonly string[])[] = [
  repair('resource'),
  repair('span', 'span.name', 'span.status.message'),
  repair('spanevent', 'spanevent.name'),
];

function repair(owner: string, ...paths: readonly string[]): readonly string[] {
  return [
    ...['key', 'value'].map((part) => `replace_all_patterns(${owner}.attributes, "${part}", ${BROKEN})`),
    ...paths.map((path) => `replace_pattern(${path}, ${BROKEN})`),
  ];
}
