import { at, type GoldenRow } from './row.ts';
import { HOUSE } from './sources.ts';

/** A call of the host that `house.yaml` is about. */
export function house(
  model: string,
  usage: GoldenRow['call']['usage'],
  more: Partial<GoldenRow['call']> = {},
): Pick<GoldenRow, 'call' | 'prices' | 'source' | 'table'> {
  return {
    call: at('llm.house.example', model, usage, { provider: 'openai', ...more }),
    prices: 'house.yaml',
    source: HOUSE,
    table: 'user',
  };
}
