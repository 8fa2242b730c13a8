import type { FileNode } from './file-node.ts';
import type { FileProvider } from './types.ts';

/** Refuses two entries that are about the same calls: only one of them would ever apply. */
export function checkConflicts(nodes: readonly FileNode[], providers: readonly FileProvider[]): void {
  const taken = new Map<string, string>();
  for (const [index, { name, match }] of providers.entries()) {
    const places = new Set(
      match.addresses.length === 0 ? ['*'] : match.addresses.map(({ host, port }) => `${host}:${port ?? '*'}`),
    );
    for (const place of places) {
      const key = `${match.provider ?? '*'} ${place}`;
      const first = taken.get(key);
      if (first !== undefined) {
        const what = place === '*' ? `provider ${match.provider}` : place.replace(/:\*$/, '');
        nodes[index]?.fail(`got ${what} a second time, after ${first}, expected it once; put both into one entry`);
      }
      taken.set(key, name);
    }
  }
}
