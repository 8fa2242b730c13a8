import { once } from 'node:events';
import { defaultLedgerPath, maskPasswords, parseBudgets, readAge, readUserIdKeyFile } from '@spendspan/ledger';
import { type Command, InvalidArgumentError } from 'commander';
import { findLedger } from '../find-ledger.ts';
import { createPaint } from '../paint.ts';
import { readConfigFile } from '../read-config-file.ts';

const DEFAULT_PORT = 4318;
const DEFAULT_HOST = '127.0.0.1';

interface Options {
  readonly ledger?: string;
  readonly port: number;
  readonly host: string;
  readonly budgets?: string;
  readonly retention?: string;
  readonly userIdKeyFile?: string;
}

/** `spendspan console`: records spans until it is stopped. */
export function addConsoleCommand(program: Command): void {
  program
    .command('console')
    .summary('record spans and show them as a web page')
    .description(
      'Receives OTLP/HTTP traces, records every model call in the ledger, and shows the spend as a web page.',
    )
    .option(
      '-l, --ledger <file>',
      `ledger file or clickhouse:// URL; made when absent (default: ${maskPasswords(defaultLedgerPath())})`,
    )
    .option('-p, --port <number>', 'port to listen on; 0 takes a free one', parsePort, DEFAULT_PORT)
    .option('--host <address>', 'address to listen on', DEFAULT_HOST)
    .option('--budgets <file>', 'budgets file: shown, checked after new calls, its webhooks told of what is reached')
    .option('--retention <age>', 'delete calls older than this, at the start and once a day: 400d, 52w (default: none)')
    .option(
      '--user-id-key-file <file>',
      'file with a secret; user ids are kept hashed with it (default: SPENDSPAN_USER_ID_KEY_FILE)',
    )
    .addHelpText('after', HELP)
    .action(runConsole);
}

async function runConsole({ ledger, port, host, budgets, retention, userIdKeyFile }: Options): Promise<void> {
  const path = findLedger(ledger);
  // Before a server is loaded and a port taken.
  if (budgets !== undefined)
    parseBudgets(await readConfigFile(budgets, 'a budgets file; give another path with --budgets'));
  if (retention !== undefined) readAge('--retention', retention);
  const userIdKey = userIdKeyFile === undefined ? undefined : readUserIdKeyFile(userIdKeyFile);
  // A server is a lot to load for help and for errors.
  const { startConsole } = await import('@spendspan/console');
  const running = await startConsole({
    ledger: path,
    port,
    host,
    retention,
    userIdKey,
    ...(budgets !== undefined && { budgets }),
  });
  const stopped = waitForStop();
  const paint = createPaint(process.stdout);
  process.stdout.write(`Spendspan console on ${paint('title', running.url)}
Ledger ${maskPasswords(path)}

Send the first span:
  OTEL_EXPORTER_OTLP_ENDPOINT=${running.url} node --import @spendspan/node/register app.js
${running.token === undefined ? '' : `\nThe page and the API ask for this token (SPENDSPAN_CONSOLE_TOKEN sets another):\n  ${running.token}\n\n`}Then look at ${running.url} or run:
  spendspan report org${ledger === undefined ? '' : ` --ledger ${maskPasswords(ledger)}`}

Ctrl-C ends it.
`);
  await stopped;
  await running.close();
}

/** Resolves at the first signal; a second one ends the process at once, as without a handler. */
async function waitForStop(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return port;
}

const HELP = `
Examples:
  spendspan console
  spendspan console --ledger spend.duckdb --port 0
  spendspan console --budgets budgets.yaml
  spendspan console --user-id-key-file user-id.key --retention 400d`;
