import { parseArgs } from 'node:util';
import { startLocalProvider } from './local-provider.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'latency-ms': { type: 'string', default: '0' } },
});
const provider = await startLocalProvider({ port: Number(values.port), latencyMs: Number(values['latency-ms']) });
console.log(`listening on ${provider.url}; OPENAI_BASE_URL=${provider.baseURL}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void provider.close());
}
