import { readFileSync } from 'node:fs';
import { parseBudgets } from '../../../packages/ledger/src/budgets/parse-budgets.ts';
import { writePrometheusRules } from '../../../packages/ledger/src/budgets/prometheus-rules.ts';

const EXAMPLE = new URL('../../../examples/multi-team/budgets.yaml', import.meta.url);

/** The rules of the example's budgets. `spendspan budget rules` writes those of others. */
export function writeBudgetRules(): string {
  return writePrometheusRules(parseBudgets({ name: 'budgets.yaml', text: readFileSync(EXAMPLE, 'utf8') }));
}
