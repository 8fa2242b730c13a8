/** A way to read a model id, and the provider that the reading names, if it does. */
export interface ModelReading {
  /** Lower case. */
  readonly id: string;
  readonly vendor: string | undefined;
}

/** What clouds, routers and SDKs put before a model id, with the vendor that it names. */
const PREFIXES: readonly (readonly [prefix: string | RegExp, vendor: string | undefined])[] = [
  // https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html
  [/^arn:aws[a-z-]*:bedrock:[^/]*:(inference-profile|foundation-model)\//, 'aws'],
  // https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference
  [/^(projects\/[^/]+\/locations\/[^/]+\/)?publishers\/[^/]+\/models\//, undefined],
  ['models/', undefined],
  ['openrouter/', undefined],
  ['accounts/fireworks/models/', undefined],
  ['accounts/fireworks/routers/', undefined],
  ['openai/', 'openai'],
  ['azure/', 'azure'],
  ['azure_ai/', 'azure'],
  ['anthropic/', 'anthropic'],
  ['google/', 'google'],
  ['gemini/', 'google'],
  ['vertex_ai/', 'google'],
  // https://docs.litellm.ai/docs/providers/bedrock names the API behind the provider.
  [/^bedrock\/(converse\/|invoke\/)?/, 'aws'],
  ['bedrock_mantle/', 'aws'],
  ['deepseek/', 'deepseek'],
  ['mistral/', 'mistral'],
  ['mistralai/', 'mistral'],
  ['x-ai/', 'x-ai'],
  ['xai/', 'x-ai'],
  ['groq/', 'groq'],
  ['cohere/', 'cohere'],
  ['perplexity/', 'perplexity'],
  ['moonshotai/', 'moonshotai'],
  ['moonshot/', 'moonshotai'],
  ['together_ai/', 'together'],
  ['fireworks_ai/', 'fireworks'],
  ['cerebras/', 'cerebras'],
  ['voyage/', 'voyageai'],
  ['z-ai/', 'zai'],
  ['zai/', 'zai'],
];

/**
 * The readings of a model id in the order in which they are tried: as it stands, then without vendor prefixes. The name
 * of a resource (`arn:…`) is never a model's id as it stands: it comes last.
 */
export function readModelId(model: string): readonly ModelReading[] {
  const readings: ModelReading[] = [{ id: model.toLowerCase(), vendor: undefined }];
  for (let last = readings[0]; last; ) {
    last = readWithoutPrefix(last);
    if (last) readings.push(last);
  }
  const [first, ...rest] = readings;
  return first?.id.startsWith('arn:') && rest.length > 0 ? [...rest, first] : readings;
}

function readWithoutPrefix({ id, vendor }: ModelReading): ModelReading | undefined {
  // Every prefix ends with a slash, and most ids have none.
  if (!id.includes('/')) return undefined;
  for (const [prefix, named] of PREFIXES) {
    const length = lengthOfPrefix(prefix, id);
    if (length > 0 && length < id.length) return { id: id.slice(length), vendor: named ?? vendor };
  }
  return undefined;
}

function lengthOfPrefix(prefix: string | RegExp, id: string): number {
  if (typeof prefix === 'string') return id.startsWith(prefix) ? prefix.length : 0;
  return prefix.exec(id)?.[0].length ?? 0;
}

/**
 * Makers whose models carry the maker's own family name. The family names the maker only: the price is that of exactly
 * this id in the maker's list, or none. Families that anybody may host under the same id (Llama, Qwen) have no list price.
 */
const FAMILIES: readonly (readonly [family: RegExp, maker: string])[] = [
  [
    /^(gpt-\d|chatgpt-|o\d(-|$)|text-embedding-(3-|ada)|ft:gpt-|ft:o\d|codex-|whisper-|tts-|dall-e-|gpt-image-|gpt-realtime|gpt-audio|computer-use-|davinci-|babbage-)/,
    'openai',
  ],
  [/^claude-/, 'anthropic'],
  [/^(gemini-|text-embedding-00\d|gemini-embedding-)/, 'google'],
  [/^deepseek-/, 'deepseek'],
  [/^(mistral|ministral|magistral|codestral|devstral|pixtral|voxtral)-/, 'mistral'],
  [/^grok-/, 'x-ai'],
  [/^command-/, 'cohere'],
  [/^sonar($|-)/, 'perplexity'],
  [/^kimi-/, 'moonshotai'],
];

/** The one maker of a model; undefined when its id does not say. */
export function findMaker(id: string): string | undefined {
  if (isGivenAway(id)) return undefined;
  return FAMILIES.find(([family]) => family.test(id))?.[1];
}

/** Open weights that carry a maker's name though the maker does not sell them: what they cost is up to the host. */
export function isGivenAway(id: string): boolean {
  return /(^|\/)(gpt-oss|gemma)/.test(id);
}
