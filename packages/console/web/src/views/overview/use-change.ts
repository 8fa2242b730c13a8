import type { Report } from '@spendspan/ledger';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Parameters } from '../../api/fetch-json.ts';
import { useReport } from '../../api/queries.ts';
import { useUrl } from '../../url/use-url.ts';

/** What the period and the one that it is compared with are asked for with. */
export function useComparedQuery(): Parameters {
  const { query, search } = useUrl();
  return {
    ...query,
    baseSince: search.get('baseSince') ?? undefined,
    baseUntil: search.get('baseUntil') ?? undefined,
  };
}

/** The period beside the one that it is compared with; nothing is before all time. */
export function useChange(): UseQueryResult<Report> {
  const { period } = useUrl();
  return useReport('compare', useComparedQuery(), period.preset !== 'all');
}
