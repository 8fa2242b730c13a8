/** The module of NodeSDK, loaded at the first call. */
export function loadNodeSdk(): typeof import('@opentelemetry/sdk-node');
