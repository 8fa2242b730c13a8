/**
 * What one call used, as the provider counted it. What is absent was not reported; it is never read as zero in a
 * verdict, and it costs nothing. Counts must be finite and not negative.
 */
export interface Usage {
  /** All input tokens: cached and cache-write tokens and every modality are inside. */
  readonly inputTokens?: number | undefined;
  /** All output tokens: reasoning and every modality are inside. */
  readonly outputTokens?: number | undefined;

  /** Inside `inputTokens`: read from the provider's cache. */
  readonly cachedInputTokens?: number | undefined;
  /** Inside `inputTokens`: written to the provider's cache, whatever their time to live. */
  readonly cacheWriteTokens?: number | undefined;
  /** Inside `cacheWriteTokens`. */
  readonly cacheWrite5mTokens?: number | undefined;
  /** Inside `cacheWriteTokens`. */
  readonly cacheWrite30mTokens?: number | undefined;
  /** Inside `cacheWriteTokens`. */
  readonly cacheWrite1hTokens?: number | undefined;
  /** Inside `cacheWriteTokens`. */
  readonly cacheWrite12hTokens?: number | undefined;
  /** Inside `inputTokens`. */
  readonly inputTextTokens?: number | undefined;
  /** Inside `inputTokens`; cached audio is inside. */
  readonly inputAudioTokens?: number | undefined;
  /** Inside `inputAudioTokens` and `cachedInputTokens`. */
  readonly cachedAudioTokens?: number | undefined;
  /** Inside `inputTokens`. */
  readonly inputImageTokens?: number | undefined;

  /** Inside `outputTokens`. */
  readonly reasoningTokens?: number | undefined;
  /** Inside `outputTokens`. */
  readonly outputAudioTokens?: number | undefined;
  /** Inside `outputTokens`. */
  readonly outputImageTokens?: number | undefined;
  /** Inside `outputTokens`: billed like any output. */
  readonly acceptedPredictionTokens?: number | undefined;
  /** Inside `outputTokens`: billed like any output. */
  readonly rejectedPredictionTokens?: number | undefined;

  /** Seconds of audio, where audio is billed by time. */
  readonly audioSeconds?: number | undefined;
  /** Seconds of generated video. */
  readonly videoSeconds?: number | undefined;
  /** Characters, where input is billed by them (speech). */
  readonly inputCharacters?: number | undefined;
  /** Generated images, where they are billed by piece. */
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
  /**
   * How many requests the usage is the sum of (a batch): a price that depends on how long a request is goes by their average.
   * @default 1
   */
  readonly requests?: number | undefined;
}
