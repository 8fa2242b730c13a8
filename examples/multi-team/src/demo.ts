// What `npm run demo` shows: an app of three teams, its calls in the ledger, and who spent what.
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Programs } from './programs.ts';
import { readLive } from './read-live.ts';
import { type History, showHistory } from './show-history.ts';

const live = readLive();

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const SPENDSPAN = join(createRequire(import.meta.url).resolve('spendspan/package.json'), '..', 'dist', 'main.js');
const PROVIDER = fileURLToPath(new URL('main.ts', import.meta.resolve('@spendspan/example-local-provider')));
const LEDGER = join(mkdtempSync(join(tmpdir(), 'spendspan-demo-')), 'ledger.duckdb');

const programs = new Programs();
const interrupted = new Promise<'interrupted'>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
  // `npm run demo | head`
  process.stdout.once('error', () => resolve('interrupted'));
});
try {
  const outcome = await Promise.race([show(), interrupted]);
  if (outcome === 'interrupted') process.exitCode = 130;
  else if (process.stdout.isTTY) await interrupted;
} catch (error) {
  console.error(`demo: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await programs.stop();
}

async function show(): Promise<void> {
  const receiver = await programs.serve('console', [SPENDSPAN, 'console', '--port', '0', '--ledger', LEDGER]);
  const provider = live ? {} : await startProvider();

  const env = withoutTelemetrySettings(process.env);

  console.log('\nThree teams call their models …');
  await programs.run(['--import', '@spendspan/node/register', 'src/app.ts'], {
    cwd: FOLDER,
    env: { ...env, ...provider, OTEL_SERVICE_NAME: 'multi-team', OTEL_EXPORTER_OTLP_ENDPOINT: receiver },
  });
  for (const report of [['org'], ['team', 'growth']]) {
    console.log(`\n$ spendspan report ${report.join(' ')}\n`);
    await programs.run([SPENDSPAN, 'report', ...report, '--ledger', LEDGER]);
  }
  const history = live ? undefined : await showHistory(programs, { folder: FOLDER, spendspan: SPENDSPAN, env });
  console.log(describeNext(receiver, history));
}

/** The gateway: a server on this machine that answers like OpenAI, with prices of its own. */
async function startProvider(): Promise<NodeJS.ProcessEnv> {
  const url = await programs.serve('gateway', [PROVIDER]);
  return { OPENAI_API_KEY: 'local', OPENAI_BASE_URL: `${url}/v1`, SPENDSPAN_PRICES: join(FOLDER, 'prices.yaml') };
}

/** Spans of the demo belong here, whatever the shell says of those of other apps. A price file of one's own counts. */
function withoutTelemetrySettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => name === 'SPENDSPAN_PRICES' || !/^(?:OTEL|SPENDSPAN)_/.test(name),
  );
  return Object.fromEntries(kept);
}

function describeNext(url: string, history: History | undefined): string {
  const command = `node ${relative(process.cwd(), SPENDSPAN)}`;
  const shown = process.stdout.isTTY;
  const lines = [
    ...(shown ? [`the page            ${url}   (Ctrl-C ends it)`] : []),
    ...(shown && history ? [`of the two months   ${history.url}`] : []),
    `another team        ${command} report team support --ledger ${LEDGER}`,
    `a month, as JSON    ${command} report usage --json --ledger ${LEDGER}`,
    `the page, later     ${command} console --ledger ${LEDGER}`,
    ...(history
      ? [`of the two months   ${command} console --ledger ${history.ledger} --budgets examples/multi-team/budgets.yaml`]
      : []),
    'what was called     examples/multi-team/src/teams/',
    'what it costs       examples/multi-team/prices.yaml',
    'your own app        examples/quickstart/',
  ];
  return `\nLook next:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
