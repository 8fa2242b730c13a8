import { LEDGER } from './boards/ledger.ts';
import { MODELS } from './boards/models.ts';
import { OVERVIEW } from './boards/overview.ts';
import { OWNERS } from './boards/owners.ts';
import { buildBoard } from './build-board.ts';
import type { BoardSpec } from './panel.ts';

/** Every board. */
export const BOARDS: readonly BoardSpec[] = [OVERVIEW, OWNERS, MODELS, LEDGER];

/** A board as the text of its file. */
export function writeBoard(spec: BoardSpec): string {
  return `${JSON.stringify(buildBoard(spec), null, 2)}\n`;
}
