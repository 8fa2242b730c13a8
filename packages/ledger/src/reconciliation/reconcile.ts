import { formatUsd, shareOf } from '../money.ts';
import { makeCells, type ProjectMap } from './cells.ts';
import { explainUsage } from './explain-usage.ts';
import { type SplitCell, splitResidual } from './split-residual.ts';
import {
  type FindListRates,
  type ProviderCost,
  type ProviderUsage,
  RESIDUAL_CAUSES,
  type ReconciledAmounts,
  type ReconciledRow,
  type Reconciliation,
  type RecordedUsage,
  type ResidualCause,
} from './types.ts';

/** Both sides of a reconciliation, of the same whole UTC days. */
export interface ReconcileInput {
  readonly costs: readonly ProviderCost[];
  readonly usage: readonly ProviderUsage[];
  readonly recorded: readonly RecordedUsage[];
  readonly findRates: FindListRates;
  /** The provider's project by ours. @default none: projects are not compared */
  readonly projects?: ProjectMap;
  /** Milliseconds since the Unix epoch. @default now */
  readonly nowMs?: number;
}

/** Compares a bill with the ledger and says why they differ. Nothing is left out: the causes add up, exactly. */
export function reconcile(input: ReconcileInput): Reconciliation {
  const { costs, usage, recorded, findRates, projects, nowMs = Date.now() } = input;
  const cells = makeCells(costs, usage, recorded, projects).map((cell) => splitResidual(cell, findRates));
  explainUsage(cells, nowMs);
  const billed = cells.reduce((sum, { cell }) => sum + cell.billed, 0n);
  const ledger = cells.reduce((sum, { cell }) => sum + cell.ledger, 0n);
  const residual = billed - ledger;
  return {
    total: format(billed, ledger, (cause) => cells.reduce((sum, { causes }) => sum + causes[cause], 0n)),
    residualShare: shareOf(residual < 0n ? -residual : residual, billed),
    rows: cells.map((one) => makeRow(one, projects !== undefined)),
  };
}

function makeRow({ cell, causes }: SplitCell, withProject: boolean): ReconciledRow {
  const { day, project, item, billed, ledger, recorded, provider } = cell;
  return {
    day,
    ...(withProject && { project }),
    item,
    ...format(billed, ledger, (cause) => causes[cause]),
    ledgerCalls: recorded.reduce((sum, { calls }) => sum + calls, 0),
    ...(provider.length > 0 && { providerRequests: provider.reduce((sum, { requests }) => sum + requests, 0) }),
  };
}

function format(billed: bigint, ledger: bigint, read: (cause: ResidualCause) => bigint): ReconciledAmounts {
  const causes = Object.fromEntries(RESIDUAL_CAUSES.map((cause) => [cause, formatUsd(read(cause))]));
  return {
    billedUsd: formatUsd(billed),
    ledgerUsd: formatUsd(ledger),
    residualUsd: formatUsd(billed - ledger),
    causes: causes as Record<ResidualCause, string>,
  };
}
