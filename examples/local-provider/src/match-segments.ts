/** The named parts of a path that has the form of a pattern with `:name` segments; undefined where it has not. */
export function matchSegments(pattern: string, path: string): Record<string, string> | undefined {
  const [wantedSegments, segments] = [pattern.split('/'), path.split('/')];
  if (wantedSegments.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, wanted] of wantedSegments.entries()) {
    const given = segments[index] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = given;
    else if (wanted !== given) return undefined;
  }
  return params;
}
