import type { Overlay } from './overlay.ts';
import { makeOverlay } from './rows.ts';

let made: Overlay | undefined;

/** The rows of this project. They are a lot of data, which a process that makes no model call should not pay for. */
export function loadOverlay(): Overlay {
  made ??= makeOverlay();
  return made;
}
