import type { Report } from '@spendspan/ledger';
import type { UseQueryResult } from '@tanstack/react-query';
import { useReport } from '../../api/queries.ts';
import { useUrl } from '../../url/use-url.ts';

/** What each team spent on each day of the period. */
export function useDays(): UseQueryResult<Report> {
  const { query } = useUrl();
  return useReport('breakdown', { ...query, by: 'day,team' });
}
