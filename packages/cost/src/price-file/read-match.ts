import { canonicalProvider } from '../providers.ts';
import type { FileNode } from './file-node.ts';
import { compilePattern } from './pattern-cost.ts';
import type { FileAddress, FileMatch, FileModelMatch } from './types.ts';

const ADDRESS = /^((?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/;

/** Which calls an entry of `providers` is about. */
export function readMatch(node: FileNode): FileMatch {
  const entries = node.entries(['server_address', 'provider']);
  const address = entries.get('server_address');
  const provider = entries.get('provider');
  if (!address && !provider) node.fail('got neither server_address nor provider, expected one; add it');
  return {
    addresses: address ? listOf(address).map(readAddress) : [],
    provider: provider && canonicalProvider(provider.text('a provider, like "openai"')),
  };
}

function listOf(node: FileNode): readonly FileNode[] {
  return node.isList() ? node.items() : [node];
}

function readAddress(node: FileNode): FileAddress {
  const text = node.text('a host, like "llm.example.com" or "localhost:4000"').toLowerCase();
  const [, host, port] = text.length <= 300 ? (ADDRESS.exec(text.replace(/\.(?=$|:\d)/, '')) ?? []) : [];
  if (host === undefined || Number(port ?? 1) < 1 || Number(port ?? 1) > 65535) {
    const got = JSON.stringify(text.slice(0, 80));
    return node.fail(`got ${got}, expected a host or host:port; leave out scheme and path`);
  }
  return { host, port: port === undefined ? undefined : Number(port) };
}

/** Which models a price is for: ids, or a prefix, or a pattern for the whole id. */
export function readModelMatch(node: FileNode): FileModelMatch {
  const entries = node.entries(['model', 'prefix', 'regex']);
  const [[kind, value] = [undefined, undefined]] = entries;
  if (entries.size !== 1 || !value) node.fail('got no single rule, expected one of model, prefix, regex; keep one');
  if (kind === 'model') {
    const ids = listOf(value).map((one) => one.text('a model id').toLowerCase());
    return { ids, names: [...new Set(ids)], matches: (id) => ids.includes(id) };
  }
  const text = value.text('text to compare model ids with');
  if (kind === 'prefix') {
    const prefix = text.toLowerCase();
    return { ids: [], names: [`${prefix}*`], pattern: { kind, text }, matches: (id) => id.startsWith(prefix) };
  }
  try {
    return { ids: [], names: [`/${text}/`], pattern: { kind: 'regex', text }, matches: compilePattern(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : error;
    if (error instanceof SyntaxError) return value.fail(`got a malformed pattern (${why}), expected one; correct it`);
    return value.fail(`got a pattern that is refused (${why}), expected a simple one; list the ids instead`);
  }
}
