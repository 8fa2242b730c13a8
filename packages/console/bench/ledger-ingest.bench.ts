// How many spans a second a console takes over HTTP: npm run bench -- ledger-ingest [--spans 200000]
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ExportTraceServiceRequest } from '../src/otlp/trace-proto.ts';
import { makeBenchExport } from './bench-export.ts';

const { values } = parseArgs({ strict: false, options: { spans: { type: 'string', default: '200000' } } });
const SPANS = Number(values.spans);
/** Spans of one export; the default of a BatchSpanProcessor. */
const BATCH = 512;
/** Exports on their way at a time, as of so many applications. */
const SENDERS = 8;

const FORMATS = {
  'protobuf, gzip': {
    type: 'application/x-protobuf',
    encode: (message: object) =>
      ExportTraceServiceRequest.encode(ExportTraceServiceRequest.fromObject(message)).finish(),
  },
  'JSON, gzip': { type: 'application/json', encode: (message: object) => Buffer.from(JSON.stringify(message)) },
};

interface Usage {
  readonly cpuSeconds: number;
  readonly rss: number;
}

async function ask(child: ChildProcess): Promise<Usage> {
  child.send('usage');
  const [usage] = await once(child, 'message');
  return usage as Usage;
}

async function measure(name: keyof typeof FORMATS): Promise<string> {
  const { type, encode } = FORMATS[name];
  const binary = type === 'application/x-protobuf';
  const bodies = Array.from({ length: Math.ceil(SPANS / BATCH) }, (_, batch) =>
    gzipSync(encode(makeBenchExport(batch * BATCH, BATCH, binary)), { level: 1 }),
  );
  console.error(`${name}: ${bodies.length} exports of ${BATCH} spans, ${bodies[0]?.length} bytes each`);
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-bench-'));
  const program = fileURLToPath(new URL('run-console.ts', import.meta.url));
  const child = fork(program, [join(folder, 'ledger.duckdb')]);
  try {
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    const headers = { 'content-type': type, 'content-encoding': 'gzip' };
    const before = await ask(child);
    const started = performance.now();
    const waiting = bodies.values();
    const send = async (): Promise<void> => {
      for (const body of waiting) {
        const response = await fetch(new URL('/v1/traces', url), { method: 'POST', headers, body });
        await response.arrayBuffer();
        if (!response.ok) throw new Error(`got ${response.status}, expected 200`);
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, send));
    const seconds = (performance.now() - started) / 1000;
    const { cpuSeconds, rss } = await ask(child);
    const spans = bodies.length * BATCH;
    const perCpu = Math.round(spans / (cpuSeconds - before.cpuSeconds));
    return `| ${name} | ${Math.round(spans / seconds)} | ${perCpu} | ${Math.round(rss / 2 ** 20)} MiB |`;
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows: string[] = [];
for (const name of Object.keys(FORMATS)) rows.push(await measure(name as keyof typeof FORMATS));
console.log('| OTLP/HTTP | spans/s | spans per second of CPU | resident memory |\n| --- | ---: | ---: | ---: |');
console.log(rows.join('\n'));
