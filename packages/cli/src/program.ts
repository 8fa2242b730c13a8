import { Command } from 'commander';
import { COMMANDS } from './commands.ts';
import { EXIT } from './exit-codes.ts';
import { VERSION } from './version.ts';

/** The program with all its commands. Parsing throws instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('spendspan')
    .description('Who spends what on LLM calls: a console, reports and checks.')
    .version(VERSION, '-v, --version')
    // Its own answers an unknown command with exit code 1 and no error.
    .helpCommand(false)
    .exitOverride()
    // Errors are printed in one place, as one line.
    .configureOutput({ outputError: () => {} })
    .addHelpText('after', HELP);
  for (const add of COMMANDS) add(program);
  return program;
}

const HELP = `
Examples:
  spendspan console                         record spans sent to http://127.0.0.1:4318, show them as a page
  spendspan report org                      who spent what
  spendspan report team growth --json       one team, for a script
  spendspan budget check                    is a budget of budgets.yaml spent?
  spendspan export focus --month 2026-11    calls as a file: csv, json, parquet, focus
  spendspan reconcile openai --month last   the bill against the ledger
  spendspan prices coverage                 which models have no price?
  spendspan reprice --since 2026-11-01      price what is recorded again, by today's prices
  spendspan doctor                          why do no spans arrive?

Exit codes:
  ${EXIT.ok} done, ${EXIT.failed} a check failed, ${EXIT.usage} wrong command or option, ${EXIT.notFound} no such file or team,
  ${EXIT.invalidFile} malformed file, ${EXIT.unavailable} ledger or console cannot be used now, ${EXIT.warning} a warning (--strict)
Default ledger: SPENDSPAN_LEDGER, else ~/.spendspan/ledger.duckdb. Also a database:
  clickhouse://user@host:8123/database, its password in SPENDSPAN_CLICKHOUSE_PASSWORD`;
