import { BARE } from './bare.ts';
import { FLOOR } from './floor.ts';
import { OURS } from './ours.ts';
import { PEERS } from './peers.ts';
import type { Subject } from './subject.ts';

/** What takes part. The first two are what the others are compared with. */
export const SUBJECTS: readonly Subject[] = [BARE, FLOOR, OURS, ...PEERS];
