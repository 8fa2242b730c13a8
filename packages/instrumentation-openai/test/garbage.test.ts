import { expect, test } from 'vitest';
import { BUILT, runScript, SDK } from './run-script.ts';

const PRELUDE = `
const { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } = require(${JSON.stringify(SDK)});
const { OpenAIInstrumentation } = require(${JSON.stringify(BUILT)});
const exporter = new InMemorySpanExporter();
const instrumentation = new OpenAIInstrumentation({ streamUsageHosts: ['127.0.0.1'] });
instrumentation.setTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
const { OpenAI } = require('openai');
const request = { model: 'gpt-4.1', messages: [{ role: 'user', content: 'Hi.' }] };
const client = () => new OpenAI({ apiKey: 'sk-local', baseURL: process.env.BASE_URL });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const print = () => console.log(JSON.stringify(exporter.getFinishedSpans().map(({ attributes }) => attributes['llm.usage.reason'] ?? attributes['llm.usage.status'])));
`;

/** Runs a script on a slow provider, with `gc()` at hand. */
function run(script: string): Promise<string> {
  return runScript(`${PRELUDE}(async () => {${script}})();`, {
    client: 'openai-7',
    node: ['--expose-gc'],
    provider: { latencyMs: 150, chunkDelayMs: 20 },
  });
}

test('collecting garbage during a call does not end its span early', async () => {
  const printed = await run(`
    const collect = setInterval(gc, 5);
    await Promise.all([
      client().chat.completions.create(request),
      client().responses.create({ model: 'gpt-4.1', input: 'Hi.' }),
      (async () => { for await (const _ of await client().chat.completions.create({ ...request, stream: true })) await pause(5); })(),
      (async () => { for await (const _ of (await client().chat.completions.create({ ...request, stream: true })).tee()[1]) await pause(5); })(),
    ]);
    clearInterval(collect);
    print();
  `);
  expect(printed).toBe('["reported","reported","reported","reported"]');
});

test('what was asked is let go of while its answer streams, as without us', async () => {
  const printed = await run(`
    let asked;
    const open = await (async () => {
      const messages = [{ role: 'user', content: 'Hi.' }];
      asked = new WeakRef(messages);
      return (await client().chat.completions.create({ model: 'gpt-4.1', messages, stream: true }))[Symbol.asyncIterator]();
    })();
    await open.next();
    for (let i = 0; i < 20 && asked.deref(); i++) { await pause(5); gc(); }
    const isCollected = asked.deref() === undefined;
    while (!(await open.next()).done);
    console.log(isCollected);
    print();
  `);
  expect(printed).toBe('true\n["reported"]');
});

test('a stream that nobody holds any more ends its span when it is collected', async () => {
  const printed = await run(`
    await (async () => { (await client().chat.completions.create({ ...request, stream: true })).controller.signal; })();
    for (let i = 0; i < 100 && exporter.getFinishedSpans().length === 0; i++) { await pause(20); gc(); }
    print();
    process.exit();
  `);
  expect(printed).toBe('["stream_unconsumed"]');
});

test('a stream of speech that nobody holds any more ends its span when it is collected', async () => {
  const printed = await run(`
    await (async () => {
      const say = { model: 'gpt-4o-mini-tts', voice: 'alloy', input: 'Some more words than one.', stream_format: 'sse' };
      await (await client().audio.speech.create(say)).body[Symbol.asyncIterator]().next();
    })();
    for (let i = 0; i < 100 && exporter.getFinishedSpans().length === 0; i++) { await pause(20); gc(); }
    print();
    process.exit();
  `);
  expect(printed).toBe('["stream_unconsumed"]');
});

test('10,000 streams that nobody reads end as many spans, and the heap comes back', async () => {
  const printed = await run(`
    let ended = 0;
    const reasons = new Set();
    const counting = {
      onStart() {},
      onEnd({ attributes }) { ended += 1; reasons.add(attributes['llm.usage.reason']); },
      async forceFlush() {},
      async shutdown() {},
    };
    instrumentation.setTracerProvider(new TracerProvider({ spanProcessors: [counting] }));
    const chunk = new TextEncoder().encode('data: {"id":"c","model":"gpt-4.1","choices":[{"index":0,"delta":{"content":"Hi"}}]}\\n\\n');
    const endless = async () => new Response(
      new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }, { highWaterMark: 0 }),
      { headers: { 'content-type': 'text/event-stream' } },
    );
    const local = new OpenAI({ apiKey: 'sk-local', baseURL: 'http://127.0.0.1:9/v1', fetch: endless });
    const abandon = async (count) => {
      for (let i = 0; i < count; i++) {
        const stream = await local.chat.completions.create({ ...request, stream: true });
        // Half of them are begun and left lying, half are never looked at.
        if (i % 2) await stream[Symbol.asyncIterator]().next();
      }
    };
    const collect = async (until) => {
      for (let i = 0; i < 200 && ended < until; i++) { gc(); await pause(5); }
      gc();
    };
    // Warm: what the engine keeps for itself is in the first measurement.
    await abandon(10_000);
    await collect(10_000);
    const before = process.memoryUsage().heapUsed;
    await abandon(10_000);
    const { countOpenCalls } = require(${JSON.stringify(BUILT)});
    const open = countOpenCalls();
    await collect(20_000);
    // A call that is held with its stream is some 7 kB, so that 10,000 of them would be 70 MB.
    const grown = process.memoryUsage().heapUsed - before;
    console.log(JSON.stringify({ ended, reasons: [...reasons], wereOpen: open > 0, left: countOpenCalls(), small: grown < 4_000_000 }), grown > 4_000_000 ? grown : '');
    process.exit();
  `);
  expect(printed).toBe('{"ended":20000,"reasons":["stream_unconsumed"],"wereOpen":true,"left":0,"small":true}');
}, 120_000);
