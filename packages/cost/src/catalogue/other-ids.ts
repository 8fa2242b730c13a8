const MODERATION = ['omni-moderation-latest', 'omni-moderation-2024-09-26', 'text-moderation-latest'];
const OLD_MODERATION = ['text-moderation-stable', 'text-moderation-007'];

/**
 * Ids that the catalogue finds only by substring, which is not done here: provider → id → the catalogue's own id.
 * https://platform.openai.com/docs/models lists them.
 */
export const OTHER_IDS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['openai', new Map([...MODERATION, ...OLD_MODERATION].map((id) => [id, 'moderation']))],
]);
