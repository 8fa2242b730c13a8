import * as names from '../semconv.ts';
import { attribute, escapePattern, isOneOf, quote } from './ottl.ts';
import { type GroupModel, type PriceGroup, SNAPSHOT_DATE } from './price-group.ts';

/** Where a span holds what its price is made of, until that is made. */
export const DRAFT = {
  /** The provider whose list applies. */
  list: 'spendspan.price.list',
  model: 'spendspan.price.model',
  rates: 'spendspan.price.rates',
  source: 'spendspan.price.source',
  /** Why there is none. */
  reason: 'spendspan.price.reason',
  /** The host is nobody's that is known. */
  gateway: 'spendspan.price.gateway',
} as const;

/** The `llm.cost.reason` of a call whose price needs more than a collector knows: `@spendspan/cost` can tell it. */
export const TOO_HARD = 'collector_cannot_price';

const LIST = attribute(DRAFT.list);
const MODEL = attribute(DRAFT.model);
const RATES = attribute(DRAFT.rates);
const HOST = attribute(names.ATTR_SERVER_ADDRESS);

/** Statements that say whose list applies: the host's, else that of the provider that the span names. */
export function findList(groups: readonly PriceGroup[], everyHost: string): readonly string[] {
  const told = attribute(DRAFT.source);
  const gateway = attribute(DRAFT.gateway);
  return [
    `set(${MODEL}, ToLowerCase(Trim(${attribute(names.ATTR_GEN_AI_RESPONSE_MODEL)}))) where IsString(${attribute(names.ATTR_GEN_AI_RESPONSE_MODEL)})`,
    `set(${MODEL}, ToLowerCase(Trim(${attribute(names.ATTR_GEN_AI_REQUEST_MODEL)}))) where (${MODEL} == nil or ${MODEL} == "") and IsString(${attribute(names.ATTR_GEN_AI_REQUEST_MODEL)})`,
    ...groups.flatMap(({ provider, hosts, hostPatterns }) => {
      const patterns = [...hosts.map((host) => `^${escapePattern(host)}$`), ...hostPatterns];
      return patterns.length === 0
        ? []
        : [
            `set(${LIST}, ${quote(provider)}) where IsString(${HOST}) and IsMatch(ToLowerCase(${HOST}), ${quote(patterns.join('|'))})`,
          ];
    }),
    // Somebody whose prices are not here, or of whom only other hosts have them.
    `set(${LIST}, "elsewhere") where ${LIST} == nil and IsString(${HOST}) and IsMatch(ToLowerCase(${HOST}), ${quote(everyHost)})`,
    `set(${gateway}, true) where ${LIST} == nil and IsString(${HOST}) and ${HOST} != ""`,
    ...[names.ATTR_GEN_AI_SYSTEM, names.ATTR_GEN_AI_PROVIDER_NAME].map(
      (key) =>
        `set(${told}, ToLowerCase(Trim(${attribute(key)}))) where IsString(${attribute(key)}) and Trim(${attribute(key)}) != ""`,
    ),
    `replace_pattern(${told}, "[_ ]+", "-")`,
    ...groups.map(
      ({ provider, names: known }) =>
        `set(${LIST}, ${quote(provider)}) where ${LIST} == nil and ${isOneOf(told, known)}`,
    ),
    `delete_key(span.attributes, ${quote(DRAFT.source)})`,
    `set(${LIST}, "unknown") where ${LIST} == nil`,
  ];
}

/** Statements that find the rates of a model in its provider's list. Ids that are listed go before dated ones. */
export function findRates({ models }: PriceGroup): readonly string[] {
  const bySame = new Map<string, GroupModel[]>();
  for (const model of models) {
    const key = JSON.stringify([writeRates(model), writeLimits(model)]);
    bySame.set(key, [...(bySame.get(key) ?? []), model]);
  }
  const same = [...bySame.values()];
  return [
    ...same.map((group) =>
      writeFind(
        group,
        isOneOf(
          MODEL,
          group.map(({ model }) => model),
        ),
      ),
    ),
    ...same.flatMap((group) => {
      const dated = group.filter(({ hasSnapshots }) => hasSnapshots);
      if (dated.length === 0) return [];
      const ids = dated.map(({ model }) => escapePattern(model)).join('|');
      return [writeFind(group, `${RATES} == nil and IsMatch(${MODEL}, ${quote(`^(${ids})${SNAPSHOT_DATE}$`)})`)];
    }),
  ];
}

function writeFind([first]: readonly GroupModel[], condition: string): string {
  if (!first) throw new RangeError('[@spendspan/cost] got no model');
  return `set(${RATES}, ${writeRates(first)}) where ${condition}${writeLimits(first)}`;
}

/** A map of OTTL, in pico-USD per token. */
function writeRates(model: GroupModel): string {
  const rates: readonly (readonly [string, number | undefined])[] = [
    ['in', model.input],
    ['cr', model.cachedInput],
    ['cw', model.cacheWrite],
    ['out', model.output],
    ['re', model.reasoning],
    ['max', model.maxInput],
  ];
  const known = rates.flatMap(([name, rate]) => (rate === undefined ? [] : [`"${name}": ${rate}`]));
  return `{${[...known, `"source": ${quote(model.source)}`].join(', ')}}`;
}

/** When the rates apply, and where: what is given away costs what a gateway says. */
function writeLimits({ fromMs, untilMs, isGivenAway }: GroupModel): string {
  const at = 'span.start_time_unix_nano';
  return [
    ...(fromMs === undefined ? [] : [`${at} >= ${fromMs}000000`]),
    ...(untilMs === undefined ? [] : [`${at} < ${untilMs}000000`]),
    ...(isGivenAway ? [`${attribute(DRAFT.gateway)} == nil`] : []),
  ]
    .map((condition) => ` and ${condition}`)
    .join('');
}
