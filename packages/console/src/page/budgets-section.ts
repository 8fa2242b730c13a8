import {
  type BudgetState,
  describeBudgetPeriod,
  describeFilter,
  describeOwner,
  describeThreshold,
  formatShare,
  formatUsdAmount,
} from '@spendspan/ledger';
import type { ConsoleBudgets } from '../budgets/types.ts';
import { type Html, html } from './html.ts';

/** The budgets of the console as a table; nothing where it has none. */
export function renderBudgets({ report, error }: ConsoleBudgets): Html {
  if (!report) return html``;
  return html`<section>
<h2>Budgets</h2>
${error === null ? html`` : html`<p class="attention">${error}; these are the budgets as they were before.</p>`}
<div class="scroll"><table>
<thead><tr><th scope="col">Budget</th>${HEADS.map((head) => html`<th scope="col"${TEXTS.has(head) ? html` class="text"` : html``}>${head}</th>`)}</tr></thead>
<tbody>
${report.budgets.map(renderRow)}
</tbody>
</table></div>
</section>`;
}

const HEADS = ['Period', 'Budget, USD', 'Spent, USD', 'Spent', 'Elapsed', 'Burn rate', 'Forecast, USD', 'Status'];
const TEXTS: ReadonlySet<string> = new Set(['Period', 'Status']);

function renderRow(state: BudgetState): Html {
  const {
    name,
    filter,
    owner,
    amountUsd,
    spentUsd,
    spentShare,
    elapsedShare,
    burnRate,
    forecast,
    status,
    unpricedCalls,
  } = state;
  const who = describeOwner(owner);
  const unpriced = unpricedCalls === 0 ? '' : `, ${unpricedCalls} requests without a price`;
  return html`<tr><th scope="row">${name}<br><small>${describeFilter(filter)}${who === undefined ? '' : `; ${who}`}${unpriced}</small></th>
<td class="text">${describeBudgetPeriod(state)}</td>${renderAmount(amountUsd)}${renderAmount(spentUsd)}
<td>${formatShare(spentShare)}</td><td>${formatShare(elapsedShare)}</td>
<td>${burnRate === null ? '–' : burnRate.toFixed(2)}</td>${forecast === null ? html`<td>–</td>` : renderAmount(forecast.usd)}
<td class="text ${status === 'ok' ? 'good' : 'attention'}">${[status, ...state.crossed.map(describeThreshold).slice(-1)].join(', ')}</td></tr>
`;
}

function renderAmount(usd: string): Html {
  return html`<td><data value="${usd}" title="USD ${usd}">${formatUsdAmount(usd).slice(4)}</data></td>`;
}
