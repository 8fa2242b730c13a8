import type { Quantities } from './quantities.ts';
import type { Rates } from './rate-card.ts';
import type { Call } from './types.ts';

/** Operations whose output is pictures; text beside them is what a model thinks of them. */
const DRAWING: ReadonlySet<unknown> = new Set(['image_generation', 'image_edit', 'image_variation']);

/** Whether a call makes pictures, so that its output is not text unless it says so. */
export function isDrawing({ operation }: Call): boolean {
  return DRAWING.has(operation);
}

/** What a call used, where its output is pictures of which nobody says what of it is text (OpenAI's streams): all of it is charged as picture. */
export function toDrawn(used: Quantities, call: Call, rates: Rates): Quantities {
  if (!isDrawing(call) || used.output === 0 || !rates.outputImage || isNumber(call.usage?.outputImageTokens))
    return used;
  return { ...used, output: 0, outputImage: used.output };
}

/** Whether it matters that nobody says. */
export function isOutputUnsure(used: Quantities, drawn: Quantities, { output, outputImage }: Rates): boolean {
  return drawn !== used && output?.exact !== outputImage?.exact;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
