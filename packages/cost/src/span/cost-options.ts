import type { MeterProvider } from '@opentelemetry/api';
import type { Pricer, PricerOptions } from '../types.ts';
import { type CostPreset, PRESETS } from './presets.ts';

/** Options of a cost processor, with those of the pricer that it makes. */
export interface CostSpanProcessorOptions extends PricerOptions {
  /**
   * The pricer to use; the options of one are then not looked at.
   * @default a pricer of its own
   */
  readonly pricer?: Pricer | undefined;
  /**
   * The cost that the provider itself states (`llm.cost.provider`): `prefer` takes it for the cost of the span, as a
   * whole, with the source `provider`, also where there is no other. A stated 0 is never taken: it is not free.
   * @default 'ignore'
   */
  readonly providerCost?: 'ignore' | 'prefer' | undefined;
  /**
   * Names of other back ends to write the cost under as well: `gen_ai_cost` for the pending
   * `gen_ai.usage.cost.amount`, `.currency` and `.source`, in place of `gen_ai.usage.cost`; `openinference` for
   * `llm.cost.total`, `.prompt` and `.completion`.
   * @default none
   */
  readonly presets?: readonly CostPreset[] | undefined;
  /**
   * Counts every call in this process as well: `llm.cost.usd`, `llm.tokens` and `llm.calls`, by team, project, feature,
   * environment, provider and model. Its span is marked `llm.cost.metered`, so that a collector does not count it again.
   * @default none: a collector counts
   */
  readonly meterProvider?: MeterProvider | undefined;
}

/** @throws TypeError when an option is none that there is. */
export function checkCostOptions({ providerCost, presets = [], meterProvider }: CostSpanProcessorOptions): void {
  if (meterProvider !== undefined && typeof meterProvider?.getMeter !== 'function') {
    throw new TypeError(
      '[@spendspan/cost] got a meterProvider without getMeter(), expected a MeterProvider of OpenTelemetry; correct it',
    );
  }
  if (providerCost !== undefined && providerCost !== 'ignore' && providerCost !== 'prefer') {
    throw new TypeError(
      `[@spendspan/cost] got providerCost ${JSON.stringify(providerCost)}, expected "ignore" or "prefer"; leave it out for "ignore"`,
    );
  }
  const known = Object.keys(PRESETS);
  if (!Array.isArray(presets) || presets.some((preset) => !known.includes(preset))) {
    throw new TypeError(
      `[@spendspan/cost] got presets ${JSON.stringify(presets)}, expected a list of ${known.map((name) => `"${name}"`).join(', ')}; leave it out for none`,
    );
  }
}
