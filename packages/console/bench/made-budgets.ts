/** A budgets file of ten budgets of what `fillLedger` makes up: the whole, some features together, and eight teams. */
export function makeBudgets(): string {
  const teams = Array.from({ length: 8 }, (_, team) => ({
    id: `team-${team}`,
    amount: '5000',
    period: 'month',
    for: { team: `team-${team}` },
  }));
  return JSON.stringify({
    version: 1,
    budgets: [
      { id: 'all', amount: '100000', period: 'month' },
      { id: 'features', amount: '9000', period: 'month', for: { feature: 'project-1*' } },
      ...teams,
    ],
  });
}
