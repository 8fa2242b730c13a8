import type { CallRecord } from '@spendspan/ledger';
import { useEffect, useState } from 'react';
import type { LiveBatch } from '../../../../src/live/live-calls.ts';
import { findRefusal } from '../../api/fetch-json.ts';
import { formatUsd, parseUsd } from '../../format/ledger-numbers.ts';
import { keyOf } from '../calls/call-record.ts';

/** What has arrived since the view was opened. */
export interface LiveState {
  readonly isConnected: boolean;
  /** Why there will be no connection. */
  readonly refusal: Error | undefined;
  /** The last ones, newest first, each once. */
  readonly calls: readonly CallRecord[];
  readonly count: number;
  readonly costUsd: string;
  readonly unpricedCalls: number;
}

/** Rows that are kept; nobody scrolls further in what moves. */
const MAX_ROWS = 200;

const NOTHING: LiveState = {
  ...{ isConnected: false, refusal: undefined, calls: [], count: 0 },
  ...{ costUsd: '0.000000000000', unpricedCalls: 0 },
};

/** Listens to the console while it is wanted. A connection that breaks is made again by the browser; one that is refused is not. */
export function useLiveCalls(path: string, isWanted: boolean): LiveState {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    if (!isWanted) return undefined;
    setState((before) => ({ ...before, refusal: undefined }));
    const source = new EventSource(path);
    source.onopen = () => setState((before) => ({ ...before, isConnected: true }));
    source.onerror = () => {
      setState((before) => ({ ...before, isConnected: false }));
      if (source.readyState !== EventSource.CLOSED) return;
      findRefusal(path).then((refusal) => setState((before) => ({ ...before, refusal })));
    };
    source.onmessage = ({ data }) => {
      const batch = JSON.parse(String(data)) as LiveBatch;
      setState((before) => addBatch(before, batch));
    };
    return () => {
      source.close();
      setState((before) => ({ ...before, isConnected: false }));
    };
  }, [isWanted, path]);
  return state;
}

function addBatch(before: LiveState, batch: LiveBatch): LiveState {
  // A sender that sends again, and a connection that is made again, bring calls that are here already.
  const known = new Set(before.calls.map(keyOf));
  const fresh = batch.calls.filter((call) => !known.has(keyOf(call))).reverse();
  return {
    isConnected: true,
    refusal: undefined,
    calls: [...fresh, ...before.calls].slice(0, MAX_ROWS),
    count: before.count + batch.count,
    costUsd: formatUsd(parseUsd(before.costUsd) + parseUsd(batch.costUsd)),
    unpricedCalls: before.unpricedCalls + batch.unpricedCalls,
  };
}
