import { OpenAIInstrumentation } from '@spendspan/instrumentation-openai';
import type { Subject } from './subject.ts';

/** Spendspan, with the processors for cost and attribution that {@link createProvider} gives it. */
export const OURS: Subject = {
  name: 'spendspan',
  clients: ['6', '7'],
  install() {
    new OpenAIInstrumentation();
  },
};
