import type { CallPage } from '@spendspan/ledger';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { JSX } from 'react';

/** Asks for the next page of a list of calls, where there is one. */
export function MoreCalls({ of }: { readonly of: UseInfiniteQueryResult<InfiniteData<CallPage>> }): JSX.Element | null {
  if (!of.hasNextPage) return null;
  return (
    <button type="button" className="control" disabled={of.isFetchingNextPage} onClick={() => of.fetchNextPage()}>
      {of.isFetchingNextPage ? 'Reading …' : 'Show more calls'}
    </button>
  );
}
