// Makes as many calls as it is told to (IPC), and says what became of their spans: it outlives its receiver.
import { register } from '@spendspan/node';

let spans = 0;
let usd = 0;
const { forceFlush, lost } = register({
  spanProcessors: [
    {
      onStart() {},
      onEnd({ attributes }) {
        if (attributes['llm.cost.status'] === undefined) return;
        spans += 1;
        usd += attributes['gen_ai.usage.cost'] ?? 0;
      },
      async forceFlush() {},
      async shutdown() {},
    },
  ],
});
const { default: OpenAI } = await import('openai');
const client = new OpenAI({ maxRetries: 0 });

process.on('message', async ({ calls = 0, flush = false, end = false }) => {
  let failed = 0;
  for (let made = 0; made < calls; made += 1) {
    const ask = client.chat.completions.create({
      model: 'gpt-4.1',
      messages: [{ role: 'user', content: `call ${made}` }],
    });
    await ask.catch(() => {
      failed += 1;
    });
  }
  if (flush) await forceFlush();
  process.send({ spans, usd, failed, lost: lost() });
  if (end) process.disconnect();
});
process.send('ready');
