// sdk.mjs
import '@spendspan/instrumentation-openai/hook'; // first: without it `import 'openai'` in ES modules is not seen
import { NodeSDK } from '@opentelemetry/sdk-node';
import { OpenAIInstrumentation } from '@spendspan/instrumentation-openai';

globalThis.sdk = new NodeSDK({ instrumentations: [new OpenAIInstrumentation()] });
sdk.start();
process.once('beforeExit', () => sdk.shutdown());
