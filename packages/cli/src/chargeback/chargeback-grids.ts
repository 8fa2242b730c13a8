import type { Chargeback, ReportGrid } from '@spendspan/ledger';

/** The tables of a chargeback as exact values, for files that machines read: what each team pays, and what the rules moved. */
export function makeChargebackGrids({ costCenters, flows }: Chargeback): readonly ReportGrid[] {
  const teams = costCenters.flatMap(({ rows }) => rows);
  return [
    {
      name: 'teams',
      columns: [
        'costCenter',
        'team',
        'name',
        'parent',
        'owner',
        'contact',
        'from',
        'to',
        'directUsd',
        'sharedInUsd',
        'sharedOutUsd',
        'totalUsd',
        'estimatedUsd',
        'calls',
        'unpricedCalls',
      ],
      names: ['costCenter', 'team', 'name', 'parent', 'owner', 'contact'],
      rows: teams.map((row) => [
        row.costCenter,
        row.team,
        row.name,
        row.parent,
        row.owner?.name ?? null,
        row.owner?.contact ?? null,
        row.days.from,
        row.days.to,
        row.directUsd,
        row.sharedInUsd,
        row.sharedOutUsd,
        row.totalUsd,
        row.estimatedUsd,
        row.calls,
        row.unpricedCalls,
      ]),
    },
    {
      name: 'flows',
      columns: ['rule', 'from', 'id', 'team', 'usd'],
      names: ['id', 'team'],
      rows: flows.map(({ rule, source, team, usd }) => [
        rule,
        source.kind,
        source.kind === 'unattributed' ? null : source.id,
        team,
        usd,
      ]),
    },
  ];
}
