export { exportSpend } from './export-spend.ts';
export { isModelCall } from './model-call.ts';
export { forceFlush, register, shutdown } from './register.ts';
export { spendSampler } from './spend-sampler.ts';
export type { Lost, OtlpProtocol, RegisterOptions, Registration } from './types.ts';
