import { expect, test } from 'vitest';
import { pickHostRows } from './host-rows.ts';
import type { PriceRow } from './types.ts';

const HERE = 'bedrock-runtime.eu-west-2.amazonaws.com';

function row(more: Partial<PriceRow> = {}): PriceRow {
  const seen = { source: 'https://example.com/pricing', checkedOn: '2026-11-20' };
  return { providers: ['aws'], models: ['m'], from: '2026-01-01', usd: { input: '1', output: '2' }, ...seen, ...more };
}

const ANYWHERE = row({ from: '2026-06-01' });
const FLEX = row({ tier: 'flex' });
const LONDON = row({ hosts: /bedrock-runtime\.eu-west-2\.amazonaws\.com/ });
const LONDON_BATCH = row({ hosts: /bedrock-runtime\.eu-west-2\.amazonaws\.com/, tier: 'batch' });

test('a card of the host leaves out what holds anywhere, tiers included', () => {
  expect(pickHostRows([LONDON, FLEX, ANYWHERE, LONDON_BATCH], HERE)).toEqual([LONDON, LONDON_BATCH]);
});

test('a tier of the host stands beside what holds anywhere, and comes last', () => {
  expect(pickHostRows([LONDON_BATCH, FLEX, ANYWHERE], HERE)).toEqual([FLEX, ANYWHERE, LONDON_BATCH]);
});

test('elsewhere, and where nobody says the host, only what holds anywhere does', () => {
  for (const host of [undefined, 'bedrock-runtime.us-east-1.amazonaws.com', `${HERE}.example.com`, `x.${HERE}`]) {
    expect(pickHostRows([LONDON, FLEX, ANYWHERE, LONDON_BATCH], host)).toEqual([FLEX, ANYWHERE]);
  }
});
