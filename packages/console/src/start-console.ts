import { randomUUID } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { defaultLedgerPath, isClickHouseUrl, type Ledger, openLedger } from '@spendspan/ledger';
import type { FastifyInstance } from 'fastify';
import { chooseToken } from './access/choose-token.ts';
import { BudgetWatch } from './budgets/budget-watch.ts';
import { createServer } from './create-server.ts';
import { PortInUseError } from './errors.ts';
import { LiveCalls } from './live/live-calls.ts';
import { TraceReceiver } from './otlp/trace-receiver.ts';
import { PricesInForce } from './prices/prices-in-force.ts';
import { removeSidecar, writeSidecar } from './sidecar.ts';
import type { Console, ConsoleOptions } from './types.ts';
import { Retention } from './upkeep/retention.ts';

const DEFAULTS = {
  host: '127.0.0.1',
  port: 4318,
  budgetIntervalMs: 60_000,
  warn: (line) => {
    process.stderr.write(`[@spendspan/console] ${line}\n`);
  },
} satisfies ConsoleOptions;

/**
 * Starts the receiver and the page on a ledger.
 * @throws PortInUseError, TypeError for `token`, ConfigFileError of the budgets, ReportParameterError for `retention`, and what `openLedger` and
 * reading a file throw.
 */
export async function startConsole(options: ConsoleOptions = {}): Promise<Console> {
  const { host = DEFAULTS.host, port = DEFAULTS.port, ledger: given = defaultLedgerPath() } = options;
  const token = chooseToken(host, options.token ?? (process.env['SPENDSPAN_CONSOLE_TOKEN'] || undefined));
  const warn = options.warn ?? DEFAULTS.warn;
  const ownsLedger = typeof given === 'string';
  const ledger = ownsLedger ? await openLedger({ path: given, userIdKey: options.userIdKey }) : given;
  const instance = randomUUID();
  // Until it is known, nobody is shown who a user is.
  let usersHashed = true;
  const live = new LiveCalls(() => usersHashed);
  const receiver = new TraceReceiver(ledger, live);
  const budgets = new BudgetWatch({
    ledger,
    path: options.budgets,
    intervalMs: options.budgetIntervalMs ?? DEFAULTS.budgetIntervalMs,
    countCalls: () => receiver.received.calls,
    warn,
  });
  let retention: Retention | undefined;
  const prices = new PricesInForce(options.prices ?? (process.env['SPENDSPAN_PRICES'] || undefined));
  const server = makeServer(host, {
    ledger,
    instance,
    token,
    receiver,
    live,
    budgets,
    prices,
    warn,
    findRetention: () => retention,
  });
  try {
    // What every export would be refused with is better said now.
    await ledger.append([]);
    usersHashed = (await ledger.status()).usersHashed;
    retention = options.retention === undefined ? undefined : new Retention(ledger, options.retention);
    await retention?.run();
    await budgets.start();
    const url = await listen(server, host, port);
    // A database is everybody's: nobody has to find the console to get at it.
    if (!isClickHouseUrl(ledger.location)) writeSidecar(ledger.location, { url, pid: process.pid, instance, token });
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      if (!isClickHouseUrl(ledger.location)) removeSidecar(ledger.location, instance);
      await Promise.all([server.close(), budgets.stop()]);
      prices.close();
      await retention?.stop();
      if (ownsLedger) await ledger.close();
    };
    return {
      url,
      token,
      port: Number(new URL(url).port || 80),
      close() {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await Promise.all([server.close(), budgets.stop()]);
    await retention?.stop();
    if (ownsLedger) await ledger.close();
    throw error;
  }
}

interface Parts {
  readonly ledger: Ledger;
  readonly instance: string;
  readonly token: string | undefined;
  readonly receiver: TraceReceiver;
  readonly live: LiveCalls;
  readonly budgets: BudgetWatch;
  readonly prices: PricesInForce;
  warn(line: string): void;
  findRetention(): Retention | undefined;
}

function makeServer(
  host: string,
  { ledger, instance, token, receiver, live, budgets, prices, warn, findRetention }: Parts,
): FastifyInstance {
  const startedAt = new Date().toISOString();
  return createServer(host, receiver, {
    ledger,
    live,
    budgets,
    prices,
    instance,
    token,
    warn,
    status: async () => ({
      pid: process.pid,
      instance,
      token,
      startedAt,
      ledger: await ledger.status(),
      received: { ...receiver.received },
      retention: findRetention()?.status ?? null,
    }),
  });
}

/** The URL under which this machine reaches the server. */
async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRINUSE') throw new PortInUseError(host, port, { cause: error });
    throw error;
  }
  const address = server.server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${actual}`;
}
