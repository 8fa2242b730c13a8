/**
 * What one call used, as the provider counted it: everything that a price can depend on. What is absent was not said; it
 * is never 0. The names are those of `Usage` in `@spendspan/cost`.
 */
export interface CallUsage {
  /** All input tokens: cached and cache-write tokens and every modality are inside. */
  readonly inputTokens?: number | undefined;
  /** All output tokens: reasoning and every modality are inside. */
  readonly outputTokens?: number | undefined;
  /** Inside `inputTokens`. */
  readonly cachedInputTokens?: number | undefined;
  /** Inside `inputTokens`, whatever their time to live. */
  readonly cacheWriteTokens?: number | undefined;
  /** Inside `cacheWriteTokens`, as are those of other times to live. */
  readonly cacheWrite5mTokens?: number | undefined;
  readonly cacheWrite30mTokens?: number | undefined;
  readonly cacheWrite1hTokens?: number | undefined;
  readonly cacheWrite12hTokens?: number | undefined;
  /** Inside `inputTokens`, as are the other modalities that go in. */
  readonly inputTextTokens?: number | undefined;
  readonly inputAudioTokens?: number | undefined;
  /** Inside `inputAudioTokens` and `cachedInputTokens`. */
  readonly cachedAudioTokens?: number | undefined;
  readonly inputImageTokens?: number | undefined;
  /** Inside `outputTokens`, as is everything else that comes out. */
  readonly reasoningTokens?: number | undefined;
  readonly outputAudioTokens?: number | undefined;
  readonly outputImageTokens?: number | undefined;
  readonly acceptedPredictionTokens?: number | undefined;
  readonly rejectedPredictionTokens?: number | undefined;
  readonly audioSeconds?: number | undefined;
  readonly videoSeconds?: number | undefined;
  readonly inputCharacters?: number | undefined;
  readonly images?: number | undefined;
  /** `1024x1024` … */
  readonly imageSize?: string | undefined;
  /** `low`, `hd` … */
  readonly imageQuality?: string | undefined;
  readonly webSearchCalls?: number | undefined;
  readonly webSearchPreviewCalls?: number | undefined;
  readonly fileSearchCalls?: number | undefined;
  readonly codeInterpreterSessions?: number | undefined;
  /** Tokens that a model was trained on, each as often as it was. */
  readonly trainedTokens?: number | undefined;
  /** How many requests the usage is the sum of (a batch); absent for one call. */
  readonly requests?: number | undefined;
}
