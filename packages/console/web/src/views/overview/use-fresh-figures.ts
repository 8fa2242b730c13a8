import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useStatus } from '../../api/queries.ts';

const POLL_MS = 5_000;

/** So many times as long as asking took, nothing is asked again: a page that is left open takes little of the machine. */
const REST = 20;

/** Asks for the figures that are shown again once more calls have come. */
export function useFreshFigures(): void {
  const client = useQueryClient();
  const calls = useStatus(POLL_MS).data?.ledger.calls;
  const shown = useRef<number>(undefined);
  const restUntil = useRef(0);
  useEffect(() => {
    shown.current ??= calls;
    if (calls === shown.current) return undefined;
    const ask = async (): Promise<void> => {
      shown.current = calls;
      const begun = Date.now();
      await client.refetchQueries({ type: 'active', predicate: isFigure }, { cancelRefetch: false });
      const now = Date.now();
      restUntil.current = now + REST * (now - begun);
    };
    const timer = setTimeout(ask, restUntil.current - Date.now());
    return () => clearTimeout(timer);
  }, [calls, client]);
}

/** What nobody waits for any more has no figures, and is not asked again. */
function isFigure({ queryKey: [path], state }: Query): boolean {
  return state.data !== undefined && /^\/api\/v1\/(?:reports|budgets)\b/.test(String(path));
}
