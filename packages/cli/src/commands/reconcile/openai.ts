import { PERIOD_PARAMETERS, type Reconciliation, reconcile } from '@spendspan/ledger';
import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { LEDGER_OPTION } from '../../ledger-option.ts';
import { pointAtOwnHelp } from '../../own-help.ts';
import { createPaint } from '../../paint.ts';
import { addPeriodOptions, type PeriodOptions } from '../../period-options.ts';
import { openCatalogue } from '../../prices/open-catalogue.ts';
import { askRecordedUsage } from '../../reconcile/ask-recorded-usage.ts';
import type { Days } from '../../reconcile/fetch-openai-buckets.ts';
import { formatReconciliation } from '../../reconcile/format-reconciliation.ts';
import { readBaseUrl, readDays, readProjects, readTolerance } from '../../reconcile/read-options.ts';

const DEFAULTS = { baseUrl: 'https://api.openai.com/v1', tolerance: '1%' } as const;

/** Whole UTC days: those by which OpenAI tells costs. */
const DAYS = PERIOD_PARAMETERS.filter(({ name }) => name !== 'timeZone').map((parameter) =>
  parameter.name === 'until'
    ? { ...parameter, summary: 'end, exclusive, in the same forms (default: the end of yesterday)' }
    : parameter,
);

interface Options extends PeriodOptions {
  readonly tolerance: string;
  readonly project: readonly string[];
  readonly projects?: string;
  readonly baseUrl: string;
  readonly ledger?: string;
  readonly json?: boolean;
}

/** `spendspan reconcile openai`: the bill of OpenAI against the ledger. */
export function addOpenAICommand(parent: Command): void {
  addPeriodOptions(pointAtOwnHelp(parent.command('openai')), DAYS)
    .summary('compare what OpenAI charges with the ledger')
    .description(
      "Compares the organisation's costs and usage at OpenAI, by UTC day, project and line item, with recorded calls whose provider is openai, and says why they differ. Reads an admin key from OPENAI_ADMIN_KEY. Exit code 1 when the residual is beyond the tolerance.",
    )
    .option('--tolerance <share>', 'residual that is accepted, as a share of the bill: 1% or 0.01', DEFAULTS.tolerance)
    .option(
      '--project <ours=theirs>',
      'compare by project: project.id of ours and proj_… of OpenAI; may be given again',
      (pair: string, before: readonly string[]) => [...before, pair],
      [] as readonly string[],
    )
    .option('--projects <file>', 'the same from a JSON file: {"onboarding": "proj_abc"}')
    .option('--base-url <url>', 'address of the API, https, or http on this machine', DEFAULTS.baseUrl)
    .option(...LEDGER_OPTION)
    .option('--json', 'print the reconciliation as JSON, amounts as exact decimals')
    .addHelpText('after', HELP)
    .action(runReconcile);
}

async function runReconcile(options: Options): Promise<void> {
  const { tolerance: share, project, projects: file, baseUrl, ledger: ledgerFile, json, ...given } = options;
  const days = readDays(given);
  const tolerance = readTolerance(share);
  const projects = await readProjects(file, project);
  const access = { adminKey: readAdminKey(), baseUrl: readBaseUrl(baseUrl) };
  const [from, to] = [days.start, days.end].map((seconds) => new Date(seconds * 1000).toISOString());
  const { answer: recorded, source } = await askRecordedUsage({ provider: 'openai', from, to }, ledgerFile);
  const { fetchOpenAIBill } = await import('../../reconcile/fetch-openai-bill.ts');
  const { costs, usage } = await fetchOpenAIBill(access, days);
  const answer = reconcile({ costs, usage, recorded, findRates: await loadRates(), projects });
  const within = isWithin(answer, tolerance);
  const frame = { days: describeDays(days), ledger: source.ledger, tolerance, within };
  const told = { from, to, tolerance, within, ...answer };
  process.stdout.write(
    json ? `${JSON.stringify(told, undefined, 2)}\n` : formatReconciliation(answer, frame, createPaint(process.stdout)),
  );
  if (!within) process.exitCode = EXIT.failed;
}

function readAdminKey(): string {
  const key = process.env['OPENAI_ADMIN_KEY']?.trim();
  if (!key) {
    throw new CliError(
      EXIT.usage,
      'got no OPENAI_ADMIN_KEY, expected an admin key of the organisation in the environment; make one at https://platform.openai.com/settings/organization/admin-keys',
    );
  }
  // A header cannot carry these, and the error of the client would show the key.
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new CliError(EXIT.usage, 'got an OPENAI_ADMIN_KEY with blanks or signs in it, expected a key');
  return key;
}

async function loadRates() {
  const { createPricer } = await import('@spendspan/cost');
  const { createListRates } = await import('../../reconcile/find-list-rates.ts');
  return createListRates(createPricer({ catalogue: await openCatalogue() }));
}

function isWithin({ residualShare, total }: Reconciliation, tolerance: number): boolean {
  return residualShare === null ? /^-?0\.0*$/.test(total.residualUsd) : residualShare <= tolerance;
}

function describeDays({ start, end }: Days): string {
  const [first, last] = [start, end - 1].map((seconds) => new Date(seconds * 1000).toISOString().slice(0, 10));
  return first === last ? `${first}, UTC` : `${first} to ${last}, UTC`;
}

const HELP = `
Examples:
  OPENAI_ADMIN_KEY=… spendspan reconcile openai --month 2026-11
  spendspan reconcile openai --from 2026-11-01 --to 2026-11-15 --project onboarding=proj_abc --tolerance 2%`;
