// How many spans a second a console takes over HTTP: npm run bench -- ledger-ingest [--spans 300000] [--senders 4,16]
// [--program FILE]: another run-console.ts, of an older clone say, whose rounds take turns with this one's.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import protobuf from 'protobufjs/light.js';
import { BENCH_OPTIONS } from '../../../scripts/bench-options.ts';
import { readOptions } from '../../../scripts/read-options.ts';
import { ExportTraceServiceRequest } from '../src/otlp/trace-proto.ts';
import { makeBenchExport } from './bench-export.ts';

const options = readOptions('bench', BENCH_OPTIONS['ledger-ingest']);
const SPANS = options.spans;
/** Exports on their way at a time, as of so many applications. */
const SENDERS = options.senders;
const BATCHES = options.batch;
const OWN = fileURLToPath(new URL('run-console.ts', import.meta.url));
const PROGRAMS = [...(options.program === '' ? [] : [options.program]), OWN];

/** What real spans have beside what the console reads; it has to pass over that. */
const Span = ExportTraceServiceRequest.root.lookupType('Span');
Span.add(new protobuf.Field('name', 5, 'string')).add(new protobuf.Field('kind', 6, 'int32'));

const FORMATS = {
  'protobuf, gzip': {
    type: 'application/x-protobuf',
    encode: (message: object) =>
      ExportTraceServiceRequest.encode(ExportTraceServiceRequest.fromObject(message)).finish(),
  },
  'JSON, gzip': { type: 'application/json', encode: (message: object) => Buffer.from(JSON.stringify(message)) },
};

type Format = keyof typeof FORMATS;

interface Usage {
  readonly cpuSeconds: number;
  readonly mainSeconds?: number;
  readonly rss: number;
}

async function ask(child: ChildProcess): Promise<Usage> {
  child.send('usage');
  const [usage] = await once(child, 'message');
  return usage as Usage;
}

function post(url: URL, agent: Agent, headers: Record<string, string>, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`got ${response.statusCode}, expected 200`));
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

interface Load {
  readonly format: Format;
  readonly batch: number;
  readonly senders: number;
  readonly bodies: readonly Buffer[];
}

async function measure(program: string, { format, batch, senders, bodies }: Load): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-bench-'));
  const path = join(folder, 'ledger.duckdb');
  const child = fork(program, [path]);
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  try {
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    const target = new URL('/v1/traces', url);
    const headers = { 'content-type': FORMATS[format].type, 'content-encoding': 'gzip' };
    const waiting = bodies.values();
    const send = async (): Promise<void> => {
      for (const body of waiting) await post(target, agent, headers, body);
    };
    // What is sent first pays for compiling the code.
    const warmUp = bodies.slice(0, Math.ceil(20_000 / batch)).length;
    for (let sent = 0; sent < warmUp; sent += 1) await post(target, agent, headers, waiting.next().value as Buffer);
    const before = await ask(child);
    const own = process.cpuUsage();
    const started = performance.now();
    await Promise.all(Array.from({ length: senders }, send));
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(own);
    const after = await ask(child);
    const spans = (bodies.length - warmUp) * batch;
    const per100k = (from = 0, to = 0): string => (((to - from) / spans) * 100_000).toFixed(1);
    const cells = [
      program === OWN ? 'this' : 'other',
      format,
      batch,
      senders,
      Math.round(spans / seconds),
      Math.round(spans / (after.cpuSeconds - before.cpuSeconds)),
      per100k(before.cpuSeconds, after.cpuSeconds),
      per100k(before.mainSeconds, after.mainSeconds),
      per100k(0, (user + system) / 1e6),
      `${Math.round(after.rss / 2 ** 20)} MiB`,
      `${Math.round(statSync(path).size / 2 ** 20)} MiB`,
    ];
    return `| ${cells.join(' | ')} |`;
  } finally {
    agent.destroy();
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows: string[] = [];
for (const format of Object.keys(FORMATS) as Format[]) {
  if (!format.startsWith(options.format)) continue;
  const { type, encode } = FORMATS[format];
  for (const batch of BATCHES) {
    const bodies = Array.from({ length: Math.ceil(SPANS / batch) }, (_, index) =>
      gzipSync(encode(makeBenchExport(index * batch, batch, type === 'application/x-protobuf')), { level: 1 }),
    );
    console.error(`${format}: ${bodies.length} exports of ${batch} spans, ${bodies[0]?.length} bytes each`);
    for (const senders of SENDERS) {
      for (const program of PROGRAMS) rows.push(await measure(program, { format, batch, senders, bodies }));
    }
  }
}
console.log(
  '| console | OTLP/HTTP | batch | senders | spans/s | spans per CPU second | CPU s per 100,000 | of it main thread | CPU s of the senders | resident | file |',
);
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
console.log(rows.join('\n'));
