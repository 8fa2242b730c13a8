import type { FileNode } from './file-node.ts';
import { MAX_DEPLOYMENT_DECIMALS, MAX_MULTIPLIER_DECIMALS, readFactor } from './read-factor.ts';
import { listFeePeriods, readFees } from './read-fees.ts';
import { readMatch } from './read-match.ts';
import { readModel } from './read-model.ts';
import type { ExchangeRate, FileDeployment, FileFees, FileModel, FileProvider } from './types.ts';

const KEYS = ['name', 'match', 'default', 'multiplier', 'models', 'deployments', 'fees'] as const;

/** What an entry of `providers` takes from the rest of its file. */
export interface FileDefaults {
  readonly exchangeRates: readonly ExchangeRate[];
  /** As the file has them. */
  readonly fees: FileFees;
}

/** One entry of `providers`. */
export function readProvider(node: FileNode, { exchangeRates, fees }: FileDefaults): FileProvider {
  const entries = node.entries(KEYS);
  const match = node.need(entries, 'match', 'match: { server_address: "…" }');
  const multiplier = entries.get('multiplier');
  return {
    name: entries.get('name')?.text('a name') ?? node.key,
    match: readMatch(match),
    fallback: entries.get('default')?.oneOf(['list', 'none']) ?? 'list',
    multiplier: multiplier && readFactor(multiplier, 'multiplier', MAX_MULTIPLIER_DECIMALS),
    models: readModels(entries.get('models'), exchangeRates),
    deployments: readDeployments(entries.get('deployments')),
    fees: listFeePeriods({ ...fees, ...readFees(entries.get('fees')) }, exchangeRates),
  };
}

/** In file order, but exact ids go before prefixes and patterns. */
function readModels(node: FileNode | undefined, exchangeRates: readonly ExchangeRate[]): readonly FileModel[] {
  const taken = new Set<string>();
  const models = (node?.items() ?? []).map((item) => {
    const model = readModel(item, exchangeRates);
    const { ids, pattern } = model.match;
    const rules = pattern ? [`${pattern.kind} ${pattern.text}`] : [...new Set(ids)];
    for (const rule of rules) {
      if (taken.has(rule)) item.fail(`got prices of ${rule} twice, expected them once; put both into one entry`);
      taken.add(rule);
    }
    return model;
  });
  return [...models.filter(({ match }) => !match.pattern), ...models.filter(({ match }) => match.pattern)];
}

function readDeployments(node: FileNode | undefined): ReadonlyMap<string, FileDeployment> {
  const deployments = new Map<string, FileDeployment>();
  for (const [name, value] of node?.entries() ?? []) {
    const key = name.trim().toLowerCase();
    if (key === '') value.fail('got a deployment without a name, expected one; add it');
    if (deployments.has(key)) value.fail('got this deployment twice, in two spellings, expected it once; keep one');
    deployments.set(key, readDeployment(value));
  }
  return deployments;
}

function readDeployment(node: FileNode): FileDeployment {
  if (!node.isMapping()) {
    return {
      model: node.text('a model id, or model and prepaid or multiplier'),
      prepaid: false,
      multiplier: undefined,
    };
  }
  const entries = node.entries(['model', 'prepaid', 'multiplier']);
  const model = node.need(entries, 'model', 'model: gpt-4.1').text('a model id');
  const prepaid = entries.get('prepaid')?.yes() ?? false;
  const multiplier = entries.get('multiplier');
  if (prepaid && multiplier) {
    multiplier.fail('got a multiplier beside prepaid: true, expected one or the other; remove one');
  }
  return { model, prepaid, multiplier: multiplier && readFactor(multiplier, 'multiplier', MAX_DEPLOYMENT_DECIMALS) };
}
