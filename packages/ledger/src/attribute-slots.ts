/** Slot of each attribute that is read, by its key. */
const SLOTS = new Map<string, number>();

/** The keys of all attributes that are read; the place of each is its slot. It only ever grows. */
export const READ_KEYS: readonly string[] = [];

/** The slot of an attribute that is read from here on. */
export function slotOf(key: string): number {
  const known = SLOTS.get(key);
  if (known !== undefined) return known;
  const slot = (READ_KEYS as string[]).push(key) - 1;
  SLOTS.set(key, slot);
  return slot;
}

/** The slot of an attribute, undefined when nobody reads it. */
export function findSlot(key: string): number | undefined {
  return SLOTS.get(key);
}
