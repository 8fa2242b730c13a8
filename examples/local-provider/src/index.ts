export { startLocalProvider } from './local-provider.ts';
export type { LocalProvider, LocalProviderOptions, RecordedRequest } from './types.ts';
