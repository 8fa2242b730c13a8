import type { ConfigNode } from './config-node.ts';

/** Who answers for a budget or a team. */
export interface Owner {
  readonly name: string | null;
  /** A mail address, a channel, a page. */
  readonly contact: string | null;
}

/** `owner: Ana` or `owner: { name: Ana, contact: ana@example.com }`; null without one. */
export function readOwner(node: ConfigNode | undefined): Owner | null {
  if (!node) return null;
  if (!node.isMapping()) return { name: node.text('a name, or a name and a contact'), contact: null };
  const entries = node.entries(['name', 'contact']);
  if (entries.size === 0) node.fail('got an empty owner, expected name or contact; add one');
  return {
    name: entries.get('name')?.text('a name') ?? null,
    contact: entries.get('contact')?.text('a mail address, a channel or a page') ?? null,
  };
}
