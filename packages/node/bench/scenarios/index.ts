import { CHUNK, EMBEDDINGS, LONG_PROMPT, PLAIN } from './cpu.ts';
import { FIRST_CHUNK } from './first-chunk.ts';
import { HEAP_OF_CALL, HEAP_OF_CHUNK, HEAP_OF_STREAM } from './heap.ts';
import type { Scenario } from './scenario.ts';
import { CANCELLED, PULLED_AHEAD } from './stalled.ts';

/** Everything that is measured of calls. */
export const SCENARIOS: readonly Scenario[] = [
  PLAIN,
  LONG_PROMPT,
  CHUNK,
  EMBEDDINGS,
  FIRST_CHUNK,
  HEAP_OF_CALL,
  HEAP_OF_STREAM,
  HEAP_OF_CHUNK,
  PULLED_AHEAD,
  CANCELLED,
];
