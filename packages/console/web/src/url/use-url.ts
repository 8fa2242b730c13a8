import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Parameters } from '../api/fetch-json.ts';
import { type PeriodChoice, readPeriod, toQuery, writePeriod } from './period.ts';
import { readWhere, type Where, writeWhere } from './where.ts';

/** What the address says, and ways to change it. A link shows somebody else the same thing. */
export interface Url {
  readonly search: URLSearchParams;
  readonly period: PeriodChoice;
  /** What calls must have, in every view that takes filters. */
  readonly where: Where;
  /** The period and the filters as reports take them. */
  readonly query: Parameters;
  setPeriod(period: PeriodChoice): void;
  /** Changes parameters; undefined ones are taken out. */
  set(changes: Parameters): void;
  /** The address of another view in the same period and time zone, of the same calls. */
  linkTo(path: string, parameters?: Parameters): string;
}

/** The address of the page. */
export function useUrl(): Url {
  const text = useSearch();
  const [path, navigate] = useLocation();
  return useMemo(() => {
    const search = new URLSearchParams(text);
    const period = readPeriod(search);
    const where = readWhere(search.get('where'));
    const set = (changes: Parameters): void => navigate(withParameters(path, search, changes));
    return {
      search,
      period,
      where,
      query: { ...toQuery(period), where: writeWhere(where) },
      set,
      setPeriod: (next) => set({ period: undefined, since: undefined, until: undefined, ...writePeriod(next) }),
      linkTo: (to, parameters = {}) =>
        withParameters(to, new URLSearchParams(), {
          ...writePeriod(period),
          where: writeWhere(where),
          ...parameters,
        }),
    };
  }, [text, path, navigate]);
}

function withParameters(path: string, search: URLSearchParams, changes: Parameters): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === '' ? path : `${path}?${text}`;
}
