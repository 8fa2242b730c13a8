import { resolve } from 'node:path';
import { summarizePriceFile } from '../check-price-file.ts';
import type { App, Finding } from './types.ts';

/** Is the price file that `SPENDSPAN_PRICES` names there and valid, and is nothing odd about it? */
export async function checkPrices({ cwd, env }: App): Promise<readonly Finding[]> {
  const about = 'SPENDSPAN_PRICES';
  const file = env[about];
  if (!file) return [];
  try {
    const { summary, warnings } = await summarizePriceFile(resolve(cwd, file));
    const remedy = `see "spendspan prices check ${file}"`;
    return [
      { about, status: 'ok', found: summary },
      ...warnings.map((found) => ({ about, status: 'warn' as const, found, remedy })),
    ];
  } catch (error) {
    const remedy = 'mend the file, or unset the variable: register() refuses to start with it';
    return [{ about, status: 'fail', found: (error as Error).message, remedy }];
  }
}
