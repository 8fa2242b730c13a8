import { canonicalProvider } from '../providers.ts';
import type { FileNode } from './file-node.ts';
import { readMultiplier, readRateCard } from './read-rates.ts';
import type { FileAddress, FileMatch, FileModel, FilePeriod, FileProvider } from './types.ts';

const KEYS = ['name', 'match', 'default', 'multiplier', 'models', 'deployments'] as const;

/** One entry of `providers`. */
export function readProvider(node: FileNode): FileProvider {
  const entries = node.entries(KEYS);
  const match = entries.get('match') ?? node.fail('got no match, expected one; write match: { server_address: "…" }');
  const multiplier = entries.get('multiplier');
  return {
    name: entries.get('name')?.text('a name') ?? node.key,
    match: readMatch(match),
    fallback: entries.get('default')?.oneOf(['list', 'none']) ?? 'list',
    multiplier: multiplier && readMultiplier(multiplier),
    models: entries.get('models')?.items().map(readModel) ?? [],
    deployments: readDeployments(entries.get('deployments')),
  };
}

const ADDRESS = /^((?:\*\.)?[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/;

function readMatch(node: FileNode): FileMatch {
  const entries = node.entries(['server_address', 'provider']);
  const address = entries.get('server_address');
  const provider = entries.get('provider');
  if (!address && !provider) node.fail('got neither server_address nor provider, expected one; add it');
  return {
    addresses: address ? (address.isList() ? address.items() : [address]).map(readAddress) : [],
    provider: provider && canonicalProvider(provider.text('a provider, like "openai"')),
  };
}

function readAddress(node: FileNode): FileAddress {
  const text = node.text('a host, like "llm.example.com" or "localhost:4000"').toLowerCase();
  const [, host, port] = ADDRESS.exec(text) ?? [];
  if (host === undefined) {
    return node.fail(`got ${JSON.stringify(text)}, expected a host or host:port; leave out scheme and path`);
  }
  return { host, port: port === undefined ? undefined : Number(port) };
}

function readModel(node: FileNode): FileModel {
  const entries = node.entries(['match', 'prices', 'service_tiers']);
  const match = entries.get('match') ?? node.fail('got no match, expected one; write match: { model: … }');
  const prices = entries.get('prices') ?? node.fail('got no prices, expected a list; add prices');
  const items = prices.items();
  if (items.length === 0) prices.fail('got an empty list, expected at least one price; add one or remove the model');
  const periods = items.map(
    (item): FilePeriod => ({ fromMs: readFrom(item), card: readRateCard(item, entries.get('service_tiers')) }),
  );
  periods.sort((one, other) => one.fromMs - other.fromMs);
  const twice = periods.find(({ fromMs }, index) => periods[index + 1]?.fromMs === fromMs);
  if (twice) prices.fail('got two prices from the same date, expected one; give each its own from');
  return { ...readModelMatch(match), periods };
}

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/** A date alone is midnight UTC; days that no calendar has are refused. */
function readFrom(price: FileNode): number {
  const node = price.entries().get('from');
  if (!node) return Number.NEGATIVE_INFINITY;
  const text = node.text('a date, like 2026-02-01');
  const time = DATE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text.slice(0, 10)) {
    node.fail(
      `got ${JSON.stringify(text)}, expected a date, like 2026-02-01, or a time in UTC, like 2026-02-01T08:00Z; correct it`,
    );
  }
  return time;
}

function readModelMatch(node: FileNode): Pick<FileModel, 'names' | 'matches'> {
  const entries = node.entries(['model', 'prefix', 'regex']);
  const [[kind, value] = [undefined, undefined]] = entries;
  if (entries.size !== 1 || !value) node.fail('got no single rule, expected one of model, prefix, regex; keep one');
  if (kind === 'model') {
    const ids = new Set((value.isList() ? value.items() : [value]).map((one) => one.text('a model id').toLowerCase()));
    return { names: [...ids], matches: (id) => ids.has(id) };
  }
  const text = value.text('text to compare model ids with');
  if (kind === 'prefix') {
    const prefix = text.toLowerCase();
    return { names: [`${prefix}*`], matches: (id) => id.startsWith(prefix) };
  }
  try {
    const pattern = new RegExp(`^(?:${text})$`, 'i');
    return { names: [`/${text}/`], matches: (id) => pattern.test(id) };
  } catch (error) {
    return value.fail(`got a malformed pattern (${error instanceof Error ? error.message : error}); correct it`);
  }
}

function readDeployments(node: FileNode | undefined): ReadonlyMap<string, string> {
  const deployments = new Map<string, string>();
  for (const [name, model] of node?.entries() ?? []) deployments.set(name.toLowerCase(), model.text('a model id'));
  return deployments;
}
