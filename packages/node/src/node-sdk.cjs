/**
 * The module of NodeSDK, which brings some 400 files with it: loaded by who needs it, at once, and seen by bundlers. A
 * file in CommonJS is the one place where all three go together.
 */
exports.loadNodeSdk = () => require('@opentelemetry/sdk-node');
