import type { Overlay } from './overlay.ts';

/** Every table of rows. A new one is a file in `rows/` and a line here. */
export const OVERLAY: Overlay = {
  prices: [],
  fees: [],
  uplifts: [],
  aliases: [],
};
