// The process of one subject and one client. It measures a round when it is told to, and waits.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { trace } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { createFetch, type StreamBody } from './answers.ts';
import { PEERS } from './peers.ts';
import { startProvider } from './provider.ts';
import { SCENARIOS } from './scenarios/index.ts';
import type { Bench } from './scenarios/scenario.ts';
import { SUBJECTS } from './subjects/index.ts';
import type { Caller, Chunks } from './subjects/subject.ts';

const [name, version] = process.argv.slice(2);
const subject = SUBJECTS.find((one) => one.name === name);
if (!subject) throw new Error(`got ${name}, expected one of ${SUBJECTS.map((one) => one.name).join(', ')}`);

const { provider, spans, last } = startProvider(subject.createProcessors?.() ?? []);
const kit = { require: createRequire(join(PEERS, 'package.json')), tracer: trace.getTracer('floor') };
subject.install(kit);

// The newest is this package's own.
const requireClient = version === '6' ? kit.require : createRequire(import.meta.url);
const { default: Client } = requireClient('openai') as { readonly default: typeof OpenAI };

function createCaller(fetch: typeof globalThis.fetch): Caller {
  const client = new Client({ apiKey: 'bench', maxRetries: 0, fetch });
  const model = 'gpt-4.1';
  const caller: Caller = {
    chat: ({ prompt }) => client.chat.completions.create({ model, messages: [{ role: 'user', content: prompt }] }),
    stream: ({ prompt }) =>
      client.chat.completions.create({
        model,
        messages: [{ role: 'user', content: prompt }],
        stream: true,
        stream_options: { include_usage: true },
      }) as Promise<Chunks>,
    embed: (texts) => client.embeddings.create({ model: 'text-embedding-3-small', input: [...texts] }),
  };
  return subject?.wrap?.(caller, kit) ?? caller;
}

const OWNER = { team: 'search', project: 'answers', feature: 'answers/ask', user: 'u-1' };
const stream: StreamBody = { perPull: 1, pulls: 0, cancelled: false };
const bench: Bench = { caller: createCaller(createFetch(stream)), stream, flush: () => provider.forceFlush() };

const prepared = new Set<string>();

process.on('message', async (scenario: string) => {
  const found = SCENARIOS.find((one) => one.name === scenario);
  if (!prepared.has(scenario)) await withAttribution(OWNER, async () => found?.prepare?.(bench));
  prepared.add(scenario);
  const before = spans();
  const value = await withAttribution(OWNER, async () => found?.measure(bench));
  await provider.forceFlush();
  process.send?.({ value, spans: spans() - before, attributes: Object.keys(last()?.attributes ?? {}).length });
});
process.send?.('ready');
