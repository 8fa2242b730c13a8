import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { AttributionSpanProcessor } from '@spendspan/attribution';
import { CostSpanProcessor } from '@spendspan/cost';
import { OpenAIInstrumentation } from '@spendspan/instrumentation-openai';
import type { Subject } from './subject.ts';

/** Spendspan, with its processors for attribution and cost. */
export const OURS: Subject = {
  name: 'spendspan',
  clients: ['6', '7'],
  install() {
    registerInstrumentations({ instrumentations: [new OpenAIInstrumentation()] });
  },
  createProcessors: () => [new AttributionSpanProcessor(), new CostSpanProcessor()],
};
