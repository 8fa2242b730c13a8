import type { CostPreset, CostSpanProcessorOptions } from '@spendspan/cost';
import { type Environment, readList, readText } from './environment.ts';
import type { RegisterOptions } from './types.ts';

/**
 * Options of the cost processor: argument > environment > default. A pricer of the application's own knows its prices, so
 * that what the environment says of them is not looked at.
 * @throws TypeError when a `SPENDSPAN_*` variable has a value that there is not.
 */
export function readPricing({ cost, prices }: RegisterOptions, env: Environment): CostSpanProcessorOptions {
  const variables = cost?.pricer === undefined ? { ...readPrices(env), ...readProcessor(env) } : readProcessor(env);
  return { ...variables, ...withoutUndefined(cost ?? {}), ...(prices === undefined ? {} : { prices }) };
}

function readPrices(env: Environment): CostSpanProcessorOptions {
  const prices = readText(env, 'SPENDSPAN_PRICES');
  const reload = readWord(env, 'SPENDSPAN_PRICES_RELOAD', ['true', 'false']);
  const from = readText(env, 'SPENDSPAN_CATALOGUE');
  const unknownHost = readWord(env, 'SPENDSPAN_UNKNOWN_HOST', ['list', 'unpriced']);
  return {
    ...(prices === undefined ? {} : { prices }),
    ...(reload === undefined ? {} : { reload: reload === 'true' }),
    ...(from === undefined ? {} : { catalogue: { from } }),
    ...(unknownHost === undefined ? {} : { unknownHost }),
  };
}

const PRESETS = ['gen_ai_cost', 'openinference'] as const satisfies readonly CostPreset[];

function readProcessor(env: Environment): CostSpanProcessorOptions {
  const providerCost = readWord(env, 'SPENDSPAN_PROVIDER_COST', ['ignore', 'prefer']);
  const presets = readList(env, 'SPENDSPAN_PRESETS')?.map((name) => checkWord('SPENDSPAN_PRESETS', name, PRESETS));
  return {
    ...(providerCost === undefined ? {} : { providerCost }),
    ...(presets === undefined ? {} : { presets }),
  };
}

function readWord<Word extends string>(env: Environment, name: string, words: readonly Word[]): Word | undefined {
  const text = readText(env, name);
  return text === undefined ? undefined : checkWord(name, text, words);
}

function checkWord<Word extends string>(name: string, text: string, words: readonly Word[]): Word {
  const known = words.find((word) => word === text.toLowerCase());
  if (known !== undefined) return known;
  throw new TypeError(
    `[@spendspan/node] got ${JSON.stringify(text)} in ${name}, expected ${words.join(' or ')}; correct the variable`,
  );
}

/** An option that is undefined is one that was not given. */
function withoutUndefined(options: CostSpanProcessorOptions): CostSpanProcessorOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
