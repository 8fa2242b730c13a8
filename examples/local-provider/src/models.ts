/** Aliases that OpenAI answers with a dated snapshot (https://platform.openai.com/docs/models). */
const SNAPSHOTS: ReadonlyMap<string, string> = new Map([
  ['gpt-3.5-turbo-instruct', 'gpt-3.5-turbo-instruct:20230824-v2'],
  ['gpt-4.1', 'gpt-4.1-2025-04-14'],
  ['gpt-4.1-mini', 'gpt-4.1-mini-2025-04-14'],
  ['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'],
  ['gpt-4o', 'gpt-4o-2024-08-06'],
  ['gpt-4o-mini', 'gpt-4o-mini-2024-07-18'],
  ['gpt-5', 'gpt-5-2025-08-07'],
  ['gpt-5-mini', 'gpt-5-mini-2025-08-07'],
  ['gpt-5-nano', 'gpt-5-nano-2025-08-07'],
  ['o1', 'o1-2024-12-17'],
  ['o3', 'o3-2025-04-16'],
  ['o3-mini', 'o3-mini-2025-01-31'],
  ['o4-mini', 'o4-mini-2025-04-16'],
]);

/** Models that `/v1/models` lists; every other name is answered as well. */
export const LISTED_MODELS: readonly string[] = [
  ...SNAPSHOTS.keys(),
  'text-embedding-3-small',
  'text-embedding-3-large',
  'claude-sonnet-4-5',
  'gemini-2.5-flash',
  'deepseek-v3.2',
];

/** What an Azure deployment with a name of its own serves. */
const AZURE_DEFAULT = 'gpt-4.1-2025-04-14';

/** The model that answers for the one asked. Azure deployments with free names serve gpt-4.1. */
export function findServedModel(requested: string, azure: boolean): string {
  return SNAPSHOTS.get(requested) ?? (azure && !isModelName(requested) ? AZURE_DEFAULT : requested);
}

/** Whether the model thinks before it answers: `o1`, `o3-mini`, `gpt-5…`, `deepseek…`, also behind a vendor prefix. */
export function isReasoningModel(model: string): boolean {
  return /^(?:o\d|gpt-5|deepseek)/.test(model.slice(model.lastIndexOf('/') + 1));
}

/** Whether the model tells, and bills, what it writes to the prompt cache: `gpt-5.6…`, also behind a vendor prefix. */
export function billsCacheWrites(model: string): boolean {
  return model.slice(model.lastIndexOf('/') + 1).startsWith('gpt-5.6');
}

/** The HTTP status a model named `fail-429` always fails with. */
export function findFailingStatus(model: string): number | undefined {
  const status = /^fail-([45]\d\d)$/.exec(model)?.[1];
  return status === undefined ? undefined : Number(status);
}

function isModelName(name: string): boolean {
  return /^(?:gpt-|o\d|text-embedding-|fail-)/.test(name);
}
