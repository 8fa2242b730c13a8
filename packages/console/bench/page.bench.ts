// How long each view of the page takes in a browser until its last card is drawn: npm run bench -- page
// [--calls 1000002] [--rounds 5] [--view TEXT] [--ledger FILE, which is kept and used again]
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallPage, ReportDescription } from '@spendspan/ledger';
import type { Browser } from 'playwright-core';
import { BENCH_OPTIONS } from '../../../scripts/bench-options.ts';
import { readOptions } from '../../../scripts/read-options.ts';
import { makeLedger } from '../../ledger/bench/make-ledger.ts';
import { CHROMIUM, launchBrowser, openPage } from '../web/test/browser.ts';
import { makeBudgets } from './made-budgets.ts';
import { type OpenedView, openView, watchViews } from './opened-view.ts';

const options = readOptions('bench', BENCH_OPTIONS.page);
const CALLS = options.calls;
const ROUNDS = options.rounds;
const PROGRAM = fileURLToPath(new URL('run-console.ts', import.meta.url));
const DAYS = 60;

interface RunningConsole {
  readonly url: string;
  close(): Promise<void>;
}

async function runConsole(ledger: string, budgets: string): Promise<RunningConsole> {
  const child: ChildProcess = fork(PROGRAM, [ledger, budgets]);
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    async close() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function fetchApi<T>(url: string, path: string): Promise<T> {
  return (await (await fetch(new URL(`/api/v1/${path}`, url))).json()) as T;
}

/** Every view by its address. */
async function listViews(url: string): Promise<ReadonlyMap<string, string>> {
  const { calls, totals } = await fetchApi<CallPage>(url, 'calls?limit=1&order=cost&month=this');
  const { reports } = await fetchApi<{ reports: ReportDescription[] }>(url, 'reports');
  const call = calls[0] ?? {};
  console.error(`${totals?.calls} calls of this month`);
  const whole = reports.filter(({ parameters }) => parameters.every(({ required }) => !required));
  return new Map([
    ['Overview, this month', '/'],
    ['Overview, this month, of one team', '/?where=team%3Dteam-3'],
    ['Overview, all time', '/?period=all'],
    ['Explore, team × model', '/explore?by=team,model'],
    ['Explore, team × model, all time', '/explore?by=team,model&period=all'],
    ['Calls, newest first', '/calls'],
    ['Calls, most expensive first', '/calls?order=cost'],
    ['one call', `/call/${call['trace_id']}/${call['span_id']}`],
    ['a trace', `/report/trace?trace=${call['trace_id']}`],
    ['a session', `/report/session?session=${call['session_id']}`],
    ['one team', '/report/team?team=team-3'],
    ['Live', '/live'],
    ['Budgets', '/budgets'],
    ['Prices', '/prices'],
    ['Reports', '/reports'],
    ...whole.map(({ name }): [string, string] => [`report ${name}`, `/report/${name}`]),
  ]);
}

interface Measured {
  readonly cold: OpenedView;
  /** From the quickest to the slowest. */
  readonly warm: readonly OpenedView[];
}

/** Opens a view of a console that has just been started, in a browser that was never there, and then again. */
async function measure(browser: Browser, start: () => Promise<RunningConsole>, path: string): Promise<Measured> {
  const running = await start();
  const { page, context } = await openPage(browser, {
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  try {
    await watchViews(page);
    const url = new URL(path, running.url).href;
    const cold = await openView(page, url);
    const warm: OpenedView[] = [];
    for (let round = 0; round < ROUNDS; round += 1) warm.push(await openView(page, url));
    return { cold, warm: warm.sort((one, other) => one.drawnMs - other.drawnMs) };
  } finally {
    await context.close();
    await running.close();
  }
}

function describe({ cold, warm }: Measured): string {
  const median = warm[warm.length >> 1] ?? cold;
  const seen = warm.map(({ seenMs }) => seenMs).sort((one, other) => one - other)[warm.length >> 1] ?? cold.seenMs;
  const cells = [cold.drawnMs, median.drawnMs, warm.at(-1)?.drawnMs ?? 0, cold.seenMs, seen].map((ms) =>
    Math.round(ms).toLocaleString('en'),
  );
  return `${cells.join(' | ')} | \`${median.last.path.replace('/api/v1/', '')}\` ${Math.round(median.last.ms)}`;
}

if (!CHROMIUM) throw new Error('got no Chromium, expected one; set SPENDSPAN_CHROMIUM');
const folder = mkdtempSync(join(tmpdir(), 'spendspan-bench-'));
const ledger = options.ledger || join(folder, 'ledger.duckdb');
const budgets = join(folder, 'budgets.yaml');
writeFileSync(budgets, makeBudgets());
const browser = await launchBrowser();
try {
  if (!existsSync(ledger)) {
    // Up to this hour: what is asked for first is this month.
    const end = Math.floor(Date.now() / 3_600_000) * 3600;
    console.error(`makes ${CALLS} calls`);
    await makeLedger(ledger, { calls: CALLS, start: end - DAYS * 86_400 });
  }
  const start = (): Promise<RunningConsole> => runConsole(ledger, budgets);
  const first = await start();
  const views = await listViews(first.url);
  await first.close();
  console.log(`Chromium ${browser.version()}\n`);
  console.log(
    '| view | cold | warm, median | warm, slowest | in sight, cold | in sight, warm | answered last |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |',
  );
  for (const [name, path] of views) {
    if (name.includes(options.view)) console.log(`| ${name} | ${describe(await measure(browser, start, path))} |`);
  }
  console.log(
    `\n${CALLS} calls of ${DAYS} days. Milliseconds from the navigation until the last card is drawn with its answer; cold: the console has just been started, and the browser never saw the page; warm: of ${ROUNDS} more times; in sight: until nothing changes any more of what is seen without scrolling.`,
  );
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
