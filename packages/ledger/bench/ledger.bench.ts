// How fast calls are recorded and summed, and in how much space: npm run bench -- ledger [--calls 10000000]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { BENCH_OPTIONS } from '../../../scripts/bench-options.ts';
import { readOptions, refuse } from '../../../scripts/read-options.ts';
import type { CallStore } from '../src/call-store.ts';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { makeBenchCall } from './bench-call.ts';
import { fillLedger } from './fill-ledger.ts';
import { listQuestions } from './questions.ts';

const { calls } = readOptions('bench', BENCH_OPTIONS.ledger);
const SIZES = [100_002, 1_000_002, 10_000_002].filter((size) => size <= calls + 2);
if (SIZES.length === 0) refuse('bench', `got --calls "${calls}", expected 100000, 1000000 or 10000000`);
/** Calls that are recorded one batch after the other. */
const APPENDED = 100_000;
const BATCH = 512;
const ROUNDS = 2;

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function measure(run: () => Promise<unknown>): Promise<Measured> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await run();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/** The round that took least: what else the machine does makes others longer, nothing makes one shorter. */
async function measureBest(run: () => Promise<unknown>): Promise<Measured> {
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(run));
  const least = (read: (one: Measured) => number): number => Math.min(...rounds.map(read));
  return { seconds: least((one) => one.seconds), cpuSeconds: least((one) => one.cpuSeconds) };
}

/** @returns a session and a trace of those that were made. */
async function fill(path: string, size: number): Promise<readonly [session: string, trace: string]> {
  await (await DuckDBStore.open(path)).close();
  const instance = await DuckDBInstance.create(path, { memory_limit: '1GB' });
  const connection = await instance.connect();
  await fillLedger(connection, size, (done) => console.error(`${size}: ${done} calls made`));
  await connection.run('CHECKPOINT');
  const sql = "SELECT session_id, trace_id FROM calls WHERE session_id = 'session-1000' LIMIT 1";
  const [[session, trace] = []] = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  instance.closeSync();
  return [String(session), String(trace)];
}

async function append(store: CallStore): Promise<Measured> {
  const batches = Array.from({ length: Math.ceil(APPENDED / BATCH) }, (_, batch) =>
    Array.from({ length: BATCH }, (_, number) => makeBenchCall(batch * BATCH + number)),
  );
  return measure(async () => {
    for (const batch of batches) await store.append(batch);
  });
}

const format = ({ seconds, cpuSeconds }: Measured): string => `${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)})`;

async function measureSize(folder: string, size: number): Promise<ReadonlyMap<string, string>> {
  const path = join(folder, `${size}.duckdb`);
  const [session, trace] = await fill(path, size);
  const cells = new Map([['bytes per call on disk', `${Math.round(statSync(path).size / size)}`]]);
  const store = await DuckDBStore.open(path);
  try {
    cells.set('rolling all of it up', format(await measure(() => store.rollUp())));
    for (const [name, ask] of listQuestions(session, trace)) {
      cells.set(name, format(await measureBest(() => ask(store))));
      console.error(`${size}: ${name} ${cells.get(name)}`);
    }
    const { seconds } = await append(store);
    cells.set(`append, ${BATCH} at a time`, `${Math.round(APPENDED / seconds)} calls/s`);
    cells.set('resident memory', `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`);
    await store.compact();
  } finally {
    await store.close();
  }
  cells.set('bytes per call with rollups, written anew', `${Math.round(statSync(path).size / (size + APPENDED))}`);
  return cells;
}

const folder = mkdtempSync(join(tmpdir(), 'spendspan-bench-'));
try {
  const columns: ReadonlyMap<string, string>[] = [];
  for (const size of SIZES) columns.push(await measureSize(folder, size));
  console.log(`| | ${SIZES.map((size) => `${Math.round(size / 1e5) / 10} M calls`).join(' | ')} |`);
  console.log(`| --- | ${SIZES.map(() => '---:').join(' | ')} |`);
  for (const name of columns[0]?.keys() ?? []) {
    console.log(`| ${name} | ${columns.map((column) => column.get(name)).join(' | ')} |`);
  }
  console.log(`\nTimes are the least of ${ROUNDS}, and in brackets the CPU of all threads.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
