import type { PricerOptions } from '@spendspan/cost';
import { type Environment, readText } from './environment.ts';
import type { RegisterOptions } from './types.ts';

/**
 * Options of the pricer: argument > environment > default.
 * @throws TypeError when `SPENDSPAN_PRICES_RELOAD` is neither true nor false.
 */
export function readPricing({ cost, prices }: RegisterOptions, env: Environment): PricerOptions {
  const file = prices ?? cost?.prices ?? readText(env, 'SPENDSPAN_PRICES');
  const reload = cost?.reload ?? readReload(env);
  const from = readText(env, 'SPENDSPAN_CATALOGUE');
  const catalogue = cost?.catalogue ?? (from === undefined ? undefined : { from });
  return {
    ...cost,
    ...(file === undefined ? {} : { prices: file }),
    ...(reload === undefined ? {} : { reload }),
    ...(catalogue === undefined ? {} : { catalogue }),
  };
}

function readReload(env: Environment): boolean | undefined {
  const text = readText(env, 'SPENDSPAN_PRICES_RELOAD')?.toLowerCase();
  if (text === undefined) return undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  const got = JSON.stringify(text);
  throw new TypeError(
    `[@spendspan/node] got ${got} in SPENDSPAN_PRICES_RELOAD, expected true or false; correct the variable`,
  );
}
