import { ListPricer } from '../pricer.ts';
import { everyHostPattern } from '../providers.ts';
import { readTime } from '../read-time.ts';
import * as names from '../semconv.ts';
import { computeCost } from './arithmetic.ts';
import { findEmitter, nameOperations } from './emitters.ts';
import { attribute, isOneOf, quote } from './ottl.ts';
import { type PriceGroup, readGroup } from './price-group.ts';
import { DRAFT, findList, findRates } from './statements.ts';

/** Which prices a collector gets. */
export interface CollectorPricesOptions {
  /**
   * Providers, as the catalogue calls them.
   * @default those whose own API is called by their own name
   */
  readonly providers?: readonly string[];
  /**
   * When the prices are in force. A number is milliseconds since 1970.
   * @default now
   */
  readonly at?: Date | number;
}

const DEFAULTS = {
  providers: ['openai', 'azure', 'anthropic', 'google', 'deepseek', 'mistral', 'x-ai', 'cohere', 'groq', 'perplexity'],
} as const satisfies CollectorPricesOptions;

/** The operations that a collector may price: those of the conventions that are one call of a model. */
const OPERATIONS: readonly string[] = ['chat', 'text_completion', 'generate_content', 'embeddings'];

/**
 * A layer of configuration for an OpenTelemetry Collector (YAML), whose processor `transform/price` prices the calls of
 * services that put no cost on their spans. Text at the standard tier is charged as `createPricer` charges it; every
 * other call, and every one that is too large, too old or too new for these rates, is `unpriced`.
 * @throws TypeError when a provider is none that has prices.
 */
export function writeCollectorPrices(options: CollectorPricesOptions = {}): string {
  const { providers = DEFAULTS.providers } = options;
  const at = readTime(options.at);
  const pricer = new ListPricer({ cacheSize: 20_000 });
  const groups = providers.map((provider) => readGroup(pricer, provider, at));
  for (const { provider, models } of groups) {
    if (models.length > 0) continue;
    throw new TypeError(
      `[@spendspan/cost] got provider ${JSON.stringify(provider)}, expected one with prices by the token; spendspan prices list shows them`,
    );
  }
  return `${writeHead(groups, new Date(at).toISOString().slice(0, 10))}
processors:
  transform/price:
    error_mode: ignore
    trace_statements:
${writeGroup('span.attributes["llm.request.type"] != nil', nameOperations())}
${writeGroup(isCandidate(), [...findEmitter(), ...findList(groups, everyHostPattern())])}
${groups.map((group) => writeGroup(`${attribute(DRAFT.list)} == ${quote(group.provider)}`, findRates(group))).join('\n')}
${writeGroup(`${attribute(DRAFT.list)} != nil`, computeCost())}
`;
}

function writeHead(groups: readonly PriceGroup[], day: string): string {
  const counts = groups.map(
    ({ provider, models, left }) => `#   ${provider}: ${models.length} models${left > 0 ? `, ${left} left out` : ''}`,
  );
  return `# Made by "spendspan prices otel" on ${day}: make it again when prices change. A further --config of the collector.
#
# Prices text tokens at the standard tier, exactly as Spendspan does in a process. What a collector cannot price
# (other tiers, batches, long contexts with prices of their own, audio, images, tools, hours of the day, dates to come)
# is llm.cost.status "unpriced", llm.cost.reason "collector_cannot_price": visible, counted, not guessed.
# List prices: of a price file of your own (discounts, deployments, hosts) nothing is here.
${counts.join('\n')}`;
}

/** A call that nobody has priced. */
function isCandidate(): string {
  const untouched = [
    names.ATTR_GEN_AI_USAGE_COST,
    names.ATTR_GEN_AI_USAGE_COST_AMOUNT,
    names.ATTR_LLM_COST_STATUS,
    names.ATTR_LLM_COST_REASON,
  ];
  const operation = isOneOf(attribute(names.ATTR_GEN_AI_OPERATION_NAME), OPERATIONS);
  return [operation, ...untouched.map((key) => `${attribute(key)} == nil`)].join(' and ');
}

function writeGroup(condition: string, statements: readonly string[]): string {
  return `      - conditions:
          - ${toScalar(condition)}
        statements:
${statements.map((statement) => `          - ${toScalar(statement)}`).join('\n')}`;
}

/** A scalar of YAML: what is between its quotes stands for itself. */
function toScalar(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
