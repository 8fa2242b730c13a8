import type { CallClock } from './call-clock.ts';
import type { ModelCall } from './model-call.ts';

/** A call as whoever watches its answer knows it. */
export interface WatchedCall
  extends Pick<
    ModelCall,
    | 'finished'
    | 'hidesUsage'
    | 'silentHost'
    | 'onBody'
    | 'onChunk'
    | 'onError'
    | 'onEvents'
    | 'onMade'
    | 'onPiece'
    | 'onRawResponse'
    | 'onResponse'
    | 'onStream'
    | 'onStreamAborted'
    | 'onStreamEnd'
  > {
  readonly clock: Pick<CallClock, 'startWaiting' | 'stopWaiting'>;
}

function ignore(): void {}

/**
 * Stands for every call that is over and was not asked for usage, to which nothing that comes now makes a
 * difference: promises of the client live on for longer than their call, and what they hold the garbage collector copies,
 * with all that hangs on it.
 */
export const ENDED_CALL: WatchedCall = {
  finished: true,
  hidesUsage: false,
  silentHost: false,
  clock: { startWaiting: ignore, stopWaiting: ignore },
  onBody: ignore,
  onChunk: ignore,
  onError: ignore,
  onEvents: ignore,
  onMade: ignore,
  onPiece: ignore,
  onRawResponse: ignore,
  onResponse: ignore,
  onStream: ignore,
  onStreamAborted: ignore,
  onStreamEnd: ignore,
};
