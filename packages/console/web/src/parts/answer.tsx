import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { useTurn } from './turn.ts';
import { Waiting } from './waiting.tsx';

export interface AnswerProps<T> {
  readonly of: UseQueryResult<T>;
  /** What is waited for, for those who cannot see that something moves. */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}

/** That somebody gave up waiting. */
function Stopped({ retry }: { retry(): void }): JSX.Element {
  return (
    <p role="status">
      Stopped.{' '}
      <button type="button" className="control" onClick={retry}>
        Ask again
      </button>
    </p>
  );
}

/** What the console answered, once it has; until then that it is waited for, or why it did not. */
export function Answer<T>({ of, what, children }: AnswerProps<T>): JSX.Element {
  const isTurn = useTurn();
  if (of.data !== undefined) {
    return (
      <>
        {of.isError && <Failure error={of.error} retry={() => of.refetch()} stale />}
        {children(of.data)}
      </>
    );
  }
  if (of.isError) return <Failure error={of.error} retry={() => of.refetch()} />;
  if (of.fetchStatus === 'idle' && isTurn) return <Stopped retry={() => of.refetch()} />;
  return <Waiting what={what} />;
}
