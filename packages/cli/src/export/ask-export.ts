import type { ExportOptions, ExportSummary, ReportQuery } from '@spendspan/ledger';
import { type Answer, useLedger } from '../use-ledger.ts';

/** Where an export goes: all of it, or an error. */
export type TakeExport = (content: AsyncIterable<string | Uint8Array>, summary: ExportSummary) => Promise<void>;

/**
 * Exports calls of a ledger, through the console that holds it or from the file, and hands the file to `take`.
 * @throws CliError, and what `Ledger.export`, `openLedger`, `requestExport` and `take` throw.
 */
export function askExport(
  format: string,
  query: ReportQuery,
  options: Pick<ExportOptions, 'billingAccount'>,
  ledgerFile: string | undefined,
  take: TakeExport,
): Promise<Answer<ExportSummary>> {
  return useLedger(ledgerFile, {
    async ask(found) {
      const { requestExport } = await import('@spendspan/console');
      const { content, summary } = await requestExport(found, format, { ...query, ...options });
      await take(content, summary);
      return summary;
    },
    async run(ledger) {
      const { content, summary } = await ledger.export(format, query, options);
      await take(content, summary);
      return summary;
    },
  });
}
