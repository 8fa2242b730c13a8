import type { CallCost } from './types.ts';

/** A cost of which nothing is known. */
export const UNKNOWN_COST: CallCost = {
  total: null,
  input: null,
  output: null,
  cacheRead: null,
  cacheWrite: null,
  media: null,
  fees: null,
  cacheSavings: null,
};
