export { OPENAI_ENTRIES } from './entries.ts';
export { instrument } from './instrument.ts';
export { OpenAIInstrumentation } from './instrumentation.ts';
export { countOpenCalls, endOpenCalls } from './open-calls.ts';
export { isProviderHost } from './server.ts';
export type { EstimatedUsage, EstimateUsage, OpenAIInstrumentationConfig, UsageEvidence } from './types.ts';
