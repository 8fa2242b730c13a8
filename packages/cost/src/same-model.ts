import { readModelId } from './model-id.ts';

/** What an id may have behind the model's name: the date of a snapshot, or that it is the newest. */
const SNAPSHOT_MARK = /[-@:](\d{4}-?\d{2}-?\d{2}|\d{2}-\d{4}|\d{2}-\d{2}|\d{4}|latest|default)$/;

/**
 * Whether two ids are spellings of one model: the same words in whatever order and case, and the same numbers in their
 * order, but for a vendor's prefix and the date of a snapshot. OpenRouter answers `anthropic/claude-4.5-haiku-20251001` for `anthropic/claude-haiku-4.5`.
 */
export function isSameModel(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other);
}

/** Whether an id names one snapshot of a model, not whichever is current. */
export function namesSnapshot(model: string): boolean {
  return SNAPSHOT_MARK.test(model.toLowerCase()) && !/[-@:](latest|default)$/i.test(model);
}

function wordsOf(model: string): string {
  const id = readModelId(model).at(-1)?.id ?? '';
  const words = id.replace(SNAPSHOT_MARK, '').split(/[-_.@:/ ]+/);
  const numbers = words.filter((word) => /^\d+$/.test(word));
  return [...words.filter((word) => !/^\d+$/.test(word)).sort(), ...numbers].join(' ');
}
