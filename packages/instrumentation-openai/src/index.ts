export { isApplicationThread } from './application-thread.ts';
export { OPENAI_ENTRIES } from './entries.ts';
export { installEsmHook } from './esm-hook.ts';
export { instrument } from './instrument.ts';
export { OpenAIInstrumentation } from './instrumentation.ts';
export { countOpenCalls, endOpenCalls } from './open-calls.ts';
export { isProviderHost } from './server.ts';
export type { EstimatedUsage, EstimateUsage, OpenAIInstrumentationConfig, UsageEvidence } from './types.ts';
export { onUnseenCall, tellUnseen } from './unseen-calls.ts';
