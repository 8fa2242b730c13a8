import { CALENDAR_UNITS, isTimeZone } from '../calendar.ts';
import type { ConfigNode } from '../config-file/config-node.ts';
import { readOwner } from '../config-file/owner.ts';
import { type ConfigText, parseConfig } from '../config-file/parse-config.ts';
import { baseName, readId, readVersion } from '../config-file/shared-keys.ts';
import { BUDGET_FIELDS } from './budget-fields.ts';
import type { Budget, BudgetFile, BudgetFilter, Threshold, WebhookAddress } from './types.ts';

const FILE_KEYS = ['$schema', 'version', 'time_zone', 'webhook', 'budgets'];
const BUDGET_KEYS = [
  'id',
  'name',
  'for',
  'amount',
  'period',
  'time_zone',
  'thresholds',
  'forecast_thresholds',
  'owner',
  'webhook',
];

/** Percentages that are told when a budget names none. */
const DEFAULT_THRESHOLDS = [80, 100];

/** What the budgets of a file share. */
interface Defaults {
  readonly timeZone: string;
  readonly webhook: WebhookAddress | null;
}

/**
 * Reads the text of a budgets file, YAML or JSON. The format is that of `schemas/budgets.json`.
 * @throws ConfigFileError when it is malformed: the message names the line, the key and what to do.
 */
export function parseBudgets(file: ConfigText): BudgetFile {
  return parseConfig(file, (root) => {
    const entries = root.entries(FILE_KEYS);
    readVersion(root, entries);
    const defaults: Defaults = {
      timeZone: readTimeZone(entries.get('time_zone')) ?? 'UTC',
      webhook: readWebhook(entries.get('webhook')),
    };
    const taken = new Map<string, ConfigNode>();
    const nodes = root.need(entries, 'budgets', 'budgets: [{ id: all, amount: "1000", period: month }]').items();
    const budgets = nodes.map((node) => readBudget(node, defaults, taken));
    return { name: baseName(file.name), budgets };
  });
}

function readBudget(node: ConfigNode, defaults: Defaults, taken: Map<string, ConfigNode>): Budget {
  const entries = node.entries(BUDGET_KEYS);
  const id = readId(node.need(entries, 'id', 'id: growth-month'), taken);
  const amount = node.need(entries, 'amount', 'amount: "250.00"');
  return {
    id,
    name: entries.get('name')?.text('a name') ?? id,
    filter: readFilter(entries.get('for')),
    amount: amount.pico('an amount in USD as a decimal string'),
    period: node.need(entries, 'period', 'period: month').oneOf(CALENDAR_UNITS),
    timeZone: readTimeZone(entries.get('time_zone')) ?? defaults.timeZone,
    thresholds: [
      ...(readPercents('actual', entries.get('thresholds')) ??
        DEFAULT_THRESHOLDS.map((percent): Threshold => ({ kind: 'actual', percent }))),
      ...(readPercents('forecast', entries.get('forecast_thresholds')) ?? []),
    ],
    owner: readOwner(entries.get('owner')),
    webhook: readWebhook(entries.get('webhook')) ?? defaults.webhook,
  };
}

function readFilter(node: ConfigNode | undefined): BudgetFilter {
  const filter: Record<string, string | null> = {};
  for (const [field, value] of node?.entries(BUDGET_FIELDS.map(({ field }) => field)) ?? []) {
    const text = value.isNull() ? null : value.text(`a ${field}, or null for calls without one`);
    // Reports write models so, too.
    filter[field] = field === 'model' ? (text?.toLowerCase() ?? null) : text;
  }
  return filter;
}

function readTimeZone(node: ConfigNode | undefined): string | undefined {
  const name = node?.text('a time zone, like Europe/Berlin');
  if (name !== undefined && !isTimeZone(name)) {
    node?.fail(`got ${node.describe()}, expected an IANA time zone, like Europe/Berlin or UTC; correct it`);
  }
  return name;
}

function readPercents(kind: Threshold['kind'], node: ConfigNode | undefined): readonly Threshold[] | undefined {
  const percents = node?.items().map((item) => item.whole(1, 1000, 'a whole percentage from 1 to 1000'));
  const sorted = percents && [...percents].sort((a, b) => a - b);
  const twice = sorted?.find((percent, index) => sorted[index - 1] === percent);
  if (twice !== undefined) node?.fail(`got ${twice} twice, expected each percentage once; remove one`);
  return sorted?.map((percent) => ({ kind, percent }));
}

function readWebhook(node: ConfigNode | undefined): WebhookAddress | null {
  if (!node) return null;
  if (node.isMapping()) {
    const name = node.need(node.entries(['env']), 'env', 'env: SPEND_WEBHOOK_URL');
    const env = name.text('the name of an environment variable');
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(env)) {
      name.fail(`got ${name.describe()}, expected the name of an environment variable; correct it`);
    }
    return { env };
  }
  const url = node.text('an address, or { env: NAME } for one that an environment variable holds');
  // The address is a secret: it is not repeated.
  if (!isWebAddress(url)) node.fail('got something else, expected an address with https:// or http://; correct it');
  return { url };
}

/** Whether something can be posted there. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
