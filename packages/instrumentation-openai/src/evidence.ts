import { diag } from '@opentelemetry/api';
import { count, type Json } from './json.ts';
import type { Operation } from './operations/operation.ts';
import type { Settings } from './settings.ts';
import { textLength } from './text-length.ts';
import type { EstimateUsage, UsageEvidence } from './types.ts';
import type { Usage } from './usage.ts';

/** Counts what passes by in a call, for an estimator; holds no text. */
export class Evidence {
  readonly #estimate: EstimateUsage;
  readonly #outputOf: (part: Json) => unknown;
  readonly #promptChars: number;
  #outputChars = 0;
  #chunks = 0;

  constructor(estimate: EstimateUsage, { prompt, output }: NonNullable<Operation['text']>, body: Json) {
    this.#estimate = estimate;
    this.#outputOf = output;
    this.#promptChars = textLength(prompt(body));
  }

  addChunk(chunk: Json): void {
    this.#chunks += 1;
    this.#outputChars += textLength(this.#outputOf(chunk));
  }

  addBody(body: Json): void {
    this.#outputChars += textLength(this.#outputOf(body));
  }

  /** What the user's estimator makes of it; undefined when it makes nothing, or nothing that can be believed. */
  estimate(call: Pick<UsageEvidence, 'operation' | 'provider' | 'model' | 'reason'>): Usage | undefined {
    try {
      const { inputTokens, outputTokens } =
        this.#estimate({
          ...call,
          promptChars: this.#promptChars,
          outputChars: this.#outputChars,
          chunks: this.#chunks,
        }) ?? {};
      const usage = { inputTokens: count(inputTokens), outputTokens: count(outputTokens) };
      if (usage.inputTokens !== inputTokens || usage.outputTokens !== outputTokens) {
        warnOnce(
          `estimateUsage gave ${JSON.stringify({ inputTokens, outputTokens })}, expected whole numbers of tokens`,
        );
        return undefined;
      }
      return inputTokens === undefined && outputTokens === undefined ? undefined : usage;
    } catch (error) {
      warnOnce(`estimateUsage threw ${error}`);
      return undefined;
    }
  }
}

/** Begins to count for the user's estimator; undefined where there is none, or nothing that is billed by its text. */
export function gatherEvidence(
  { text, billed }: Operation,
  body: Json,
  { estimateUsage }: Settings,
): Evidence | undefined {
  return estimateUsage && text && billed ? new Evidence(estimateUsage, text, body) : undefined;
}

let warned = false;

function warnOnce(what: string): void {
  if (warned) return;
  warned = true;
  diag.warn(`[@spendspan/instrumentation-openai] ${what}; the usage stays missing, and this is said once`);
}
