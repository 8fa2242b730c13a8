import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { addOpenAICommand } from './openai.ts';

/** `spendspan reconcile …`: a bill against the ledger. Another provider is a file here and a line. */
export function addReconcileCommand(program: Command): void {
  const reconcile = program
    .command('reconcile')
    .summary('compare a bill with the ledger')
    .description('Compares what a provider charges with what is recorded, and says why they differ.')
    .argument('[provider]', 'openai')
    .addHelpText('after', '\nExample:\n  OPENAI_ADMIN_KEY=… spendspan reconcile openai --month 2026-11');
  addOpenAICommand(reconcile);
  reconcile.action((name: string | undefined) => {
    const got = name === undefined ? 'no provider' : `provider "${name}"`;
    throw new CliError(EXIT.usage, `got ${got}, expected openai; see "spendspan reconcile --help"`);
  });
}
