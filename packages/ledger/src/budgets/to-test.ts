/** Whether a value fits a text with `*` in it, without a regular expression that a hostile one could keep busy. */
export function toTest(pattern: string | null): (value: string | null) => boolean {
  if (pattern === null || !pattern.includes('*')) return (value) => value === pattern;
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop() ?? '';
  return (value) => {
    if (value === null || value.length < head.length + tail.length) return false;
    if (!value.startsWith(head) || !value.endsWith(tail)) return false;
    let from = head.length;
    for (const part of rest) {
      const found = value.indexOf(part, from);
      if (found === -1) return false;
      from = found + part.length;
    }
    return from <= value.length - tail.length;
  };
}
