/** Text as OTTL and YAML write it. https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/pkg/ottl */

/** A string of OTTL. */
export function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** An attribute of the span. */
export function spanAttribute(key: string): string {
  return `span.attributes[${quote(key)}]`;
}

/** An attribute of the resource. */
export function resourceAttribute(key: string): string {
  return `resource.attributes[${quote(key)}]`;
}

/** Whether a value is one of these strings. */
export function isOneOf(path: string, texts: Iterable<string>): string {
  return `(${[...texts].map((text) => `${path} == ${quote(text)}`).join(' or ')})`;
}

/** A scalar of YAML: expressions hold brackets and colons, which only a quoted one may. */
export function toScalar(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Items of a YAML list, each on its line. */
export function toList(items: readonly string[], indent: number): string {
  return items.map((item) => `${' '.repeat(indent)}- ${toScalar(item)}`).join('\n');
}

/**
 * Statements that run together, on one kind of thing: in a plain list of statements all run on the lowest that any of them
 * names, those about spans then for each event of a span alone.
 */
export function toGroup(statements: readonly string[]): string {
  return `      - statements:\n${toList(statements, 10)}`;
}
