import { type QueryClient, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { type JSX, type ReactNode, useEffect, useRef, useState } from 'react';
import './later.css';
import { Turn } from './turn.ts';

/** Pixels below the edge of the screen from which on something is taken for seen. */
const AHEAD = '200px';

export interface LaterProps {
  readonly children: ReactNode;
  /**
   * Whether it waits for all that was asked before where it is in sight, too: it is less than what is around it.
   * @default false
   */
  readonly isLast?: boolean;
}

/**
 * Cards that ask the console when they come into sight, or else when all that was asked before is answered: what is seen
 * has not to share the processor with what is not.
 */
export function Later({ children, isLast = false }: LaterProps): JSX.Element {
  const client = useQueryClient();
  const asked = useIsFetching();
  const around = useRef<HTMLDivElement>(null);
  const [isTurn, setTurn] = useState(false);
  useEffect(() => {
    const card = around.current?.firstElementChild;
    if (isTurn || isLast || !card) return undefined;
    const watch = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setTurn(true),
      { rootMargin: AHEAD },
    );
    watch.observe(card);
    return () => watch.disconnect();
  }, [isTurn, isLast]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it changes when an answer is there.
  useEffect(() => {
    if (client.isFetching() === 0 && !isStopped(client)) setTurn(true);
  }, [client, asked]);
  return (
    <div className="later" ref={around}>
      <Turn value={isTurn}>{children}</Turn>
    </div>
  );
}

/** Whether somebody gave up waiting, and so wants nothing more to be asked. */
function isStopped(client: QueryClient): boolean {
  const active = client.getQueryCache().findAll({ type: 'active' });
  return active.some((query) => query.state.data === undefined && !query.state.error && !query.isDisabled());
}
