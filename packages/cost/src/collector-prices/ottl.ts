/** A string of OTTL. https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/pkg/ottl */
export function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** An attribute of the span. */
export function attribute(key: string): string {
  return `span.attributes[${quote(key)}]`;
}

/** Whether a text is one of these. */
export function isOneOf(path: string, texts: readonly string[]): string {
  const [only, ...more] = texts;
  if (only !== undefined && more.length === 0) return `${path} == ${quote(only)}`;
  return `(${texts.map((text) => `${path} == ${quote(text)}`).join(' or ')})`;
}

/** A text without meaning to a regular expression. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.+*?()[\]{}|]/g, '\\$&');
}
