// One call, plain or streamed, of a provider that never gives a response.
import OpenAI from 'openai';

const [kind, stream] = process.argv.slice(2);
const client = new OpenAI({ maxRetries: 0, timeout: kind === 'timeout' ? 200 : 60_000 });
const headers = {
  reset: { 'x-local-error': 'reset' },
  timeout: { 'x-local-delay-ms': '60000' },
  aborted: { 'x-local-delay-ms': '60000' },
}[kind];
const signal = kind === 'aborted' ? AbortSignal.timeout(200) : undefined;
await client.chat.completions
  .create({ model: 'gpt-4.1', messages: [], stream: stream === 'streamed' }, { headers, signal })
  .then(
    () => process.exit(2),
    () => {},
  );
