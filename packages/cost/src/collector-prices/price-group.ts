import { isGivenAway } from '../model-id.ts';
import { loadOverlay } from '../overlay/load-overlay.ts';
import type { ListPricer } from '../pricer.ts';
import { listHostPatterns, listHosts, listProviderNames } from '../providers.ts';
import type { ListedModel } from '../resolution.ts';
import type { Call, Usage } from '../types.ts';
import { type ModelRates, readModelRates } from './model-rates.ts';

/** What a collector needs to know of a provider. */
export interface PriceGroup {
  readonly provider: string;
  /** The names it goes under on spans. */
  readonly names: readonly string[];
  /** Hosts of its that charge these very prices, and patterns of such hosts. */
  readonly hosts: readonly string[];
  readonly hostPatterns: readonly string[];
  readonly models: readonly GroupModel[];
  /** Ids that it lists and that have no rates here. */
  readonly left: number;
}

/** A model of a group. */
export interface GroupModel extends ModelRates {
  /** Whether its snapshots, which carry a date, cost the same. */
  readonly hasSnapshots: boolean;
  /** Whether anybody may host it, so that a provider's name says nothing of the price elsewhere. */
  readonly isGivenAway: boolean;
}

/** Everything that the pricer lists of a provider, as far as a collector can charge it. */
export function readGroup(pricer: ListPricer, provider: string, at: number): PriceGroup {
  const listed = [...pricer.models].filter((model) => model.provider === provider && model.hosts.length === 0);
  const models = listed.flatMap((one) => readModel(pricer, one, at));
  return {
    provider,
    names: listProviderNames(provider),
    hosts: listHosts(provider).filter((host) =>
      models.every((model) => costsTheSame(pricer, provider, model, host, at)),
    ),
    hostPatterns: hasRegions(provider) ? [] : listHostPatterns(provider),
    models,
    left: listed.length - models.length,
  };
}

/** Whether some of its hosts have prices of their own. */
function hasRegions(provider: string): boolean {
  const { prices, uplifts } = loadOverlay();
  return [...prices, ...uplifts].some(({ providers, hosts }) => hosts !== undefined && providers.includes(provider));
}

function readModel(pricer: ListPricer, listed: ListedModel, at: number): readonly GroupModel[] {
  const rates = readModelRates(pricer, listed, at);
  // A pattern of ids is none.
  if (!rates || !/^[\w.:/@+-]+$/.test(rates.model)) return [];
  const model = rates.model.toLowerCase();
  const ask = (id: string): string => describe(pricer, { provider: listed.provider, model: id, at });
  const own = ask(model);
  const hasSnapshots = SAMPLE_DATES.every((date) => ask(`${model}${date}`) === own);
  return [{ ...rates, model, hasSnapshots, isGivenAway: isGivenAway(model) }];
}

/** What the ids of snapshots end with. */
export const SNAPSHOT_DATE = '-([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})';
const SAMPLE_DATES = ['-2025-04-14', '-20250414', '-1999-12-31', '-20301231'] as const;
/** Every kind of token, in requests short and long. */
const PROBES: readonly Usage[] = [
  { inputTokens: 1000, outputTokens: 1000 },
  { inputTokens: 1000, cachedInputTokens: 1000 },
  { inputTokens: 1000, cacheWriteTokens: 1000 },
  { outputTokens: 1000, reasoningTokens: 1000 },
  { inputTokens: 10_000_000, outputTokens: 1000 },
];

function costsTheSame(pricer: ListPricer, provider: string, { model }: GroupModel, host: string, at: number): boolean {
  return describe(pricer, { host, model, at }) === describe(pricer, { provider, model, at });
}

/** What calls cost, to be compared. */
function describe(pricer: ListPricer, call: Omit<Call, 'usage'>): string {
  return PROBES.map((usage) => pricer.priceRead({ ...call, usage }))
    .map(({ status, picoUsd, source }) => `${status} ${picoUsd} ${source}`)
    .join();
}
