import type { PriceListEntry } from '@spendspan/cost';
import { drawTable } from '../draw-table.ts';
import { cleanText } from '../report/clean-text.ts';
import { groupByProvider, type ListStyle } from './format-list.ts';

/** The providers of a price list, and how many models and which tiers each has. */
export function formatProviders(entries: readonly PriceListEntry[], { at, paint }: ListStyle): string {
  const providers = groupByProvider(entries);
  const rows = [...providers].map(([provider, own]) => {
    const models = new Set(own.map(({ model }) => model));
    const tiers = new Set(own.map(({ tier }) => tier));
    return [cleanText(provider), models.size.toLocaleString('en'), cleanText([...tiers].join(', '))];
  });
  const head = ['Provider', 'Models', 'Tiers'].map((text) => paint('title', text));
  return `${paint('title', 'Providers with prices')}
${paint('faint', `in force on ${at.toISOString()}`)}

${drawTable({ head, aligns: ['left', 'right', 'left'], rows })}

One of them:  spendspan prices list --provider openai
All prices:   spendspan prices list --all (or --json, --csv)
`;
}
