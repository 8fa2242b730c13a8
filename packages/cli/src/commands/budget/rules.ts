import { parseBudgets, writePrometheusRules } from '@spendspan/ledger';
import type { Command } from 'commander';
import { pointAtOwnHelp } from '../../own-help.ts';
import { readConfigFile } from '../../read-config-file.ts';

/** `spendspan budget rules`: alerts for Prometheus. */
export function addRulesCommand(budget: Command): void {
  pointAtOwnHelp(budget.command('rules'))
    .summary('print Prometheus rules made of a budgets file')
    .description(
      'Prints recording and alerting rules for Prometheus on the metric llm_cost_usd_total. They are approximate; comments in them say how.',
    )
    .option('-f, --file <file>', 'budgets file', 'budgets.yaml')
    .addHelpText('after', '\nExample:\n  spendspan budget rules --file budgets.yaml > spendspan-budgets.rules.yaml')
    .action(async ({ file }: { readonly file: string }) => {
      const text = await readConfigFile(file, 'a budgets file; give another path with --file');
      process.stdout.write(writePrometheusRules(parseBudgets(text)));
    });
}
