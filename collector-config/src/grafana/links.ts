import { LABEL } from '../labels.ts';
import type { PanelLink } from './panel.ts';
import { JAEGER_VARIABLE } from './variables.ts';

/** Ids of the boards, which are in their addresses. */
export const BOARD_UID = {
  overview: 'spendspan-overview',
  owners: 'spendspan-owners',
  models: 'spendspan-models',
  ledger: 'spendspan-ledger',
} as const;

const MOST_TRACES = 50;

/** The traces of a row, found by the tags that its columns are. Jaeger searches within one service. */
export function toJaeger(tags: Readonly<Record<string, string>>): PanelLink {
  const pairs = Object.entries(tags).map(
    ([tag, label]) => `%22${tag}%22:%22\${__data.fields.${label}:percentencode}%22`,
  );
  const query = [
    `service=\${__data.fields.${LABEL.service.name}:percentencode}`,
    `tags=%7B${pairs.join(',')}%7D`,
    `start=\${__from}000&end=\${__to}000&limit=${MOST_TRACES}`,
  ].join('&');
  return { title: 'Traces in Jaeger', url: `\${${JAEGER_VARIABLE}}/search?${query}` };
}

/** The board of owners, of one value: of a column of a table, else of a label of the series. */
export function toOwners(variable: string, label: string, from: 'row' | 'series' = 'series'): PanelLink {
  const value = from === 'row' ? `__data.fields.${label}` : `__field.labels.${label}`;
  return {
    title: `Only this ${variable}`,
    url: `/d/${BOARD_UID.owners}?\${__url_time_range}&var-${variable}=\${${value}:percentencode}`,
  };
}
