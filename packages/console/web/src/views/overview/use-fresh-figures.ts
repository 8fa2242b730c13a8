import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useStatus } from '../../api/queries.ts';

const POLL_MS = 5_000;

/** So many times as long as asking took, nothing is asked again: a page that is left open takes little of the machine. */
const REST = 20;

/** It rests no longer: who was asking while the machine slept has not worked all that time. */
const LONGEST_REST_MS = 300_000;

/** Asks for the figures that are shown again once more calls have come. */
export function useFreshFigures(): void {
  const client = useQueryClient();
  const calls = useStatus(POLL_MS).data?.ledger.calls;
  const shown = useRef<number>(undefined);
  const restUntil = useRef(0);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    shown.current ??= calls;
    if (isAsking || calls === shown.current) return undefined;
    const ask = async (): Promise<void> => {
      shown.current = calls;
      setAsking(true);
      const begun = Date.now();
      await client.refetchQueries({ type: 'active', predicate: isFigure }, { cancelRefetch: false });
      const now = Date.now();
      restUntil.current = now + Math.min(REST * (now - begun), LONGEST_REST_MS);
      setAsking(false);
    };
    const timer = setTimeout(ask, restUntil.current - Date.now());
    return () => clearTimeout(timer);
  }, [calls, client, isAsking]);
}

/** What nobody waits for any more has no figures, and is not asked again. */
function isFigure({ queryKey: [path], state }: Query): boolean {
  return state.data !== undefined && /^\/api\/v1\/(?:reports\/|budgets)/.test(String(path));
}
