import type { JobBill } from './job.ts';
import { isObject, type Json, text } from './json.ts';
import { readFormat } from './media-usage.ts';
import { generateImage } from './operations/images.ts';
import { readUsage } from './usage.ts';

/**
 * What the pictures used that a response has had drawn by its tool
 * (https://platform.openai.com/docs/guides/tools-image-generation): another model draws them, whose tokens stand beside those
 * of the response. Older bodies tell of the pictures alone. Undefined where none was drawn.
 */
export function readDrawn(response: Json): JobBill | undefined {
  const { tool_usage: toolUsage, output, tools } = response;
  const usage = isObject(toolUsage) ? readUsage(toolUsage['image_gen']) : undefined;
  const pictures = listObjects(output).filter(
    ({ type, status }) => type === 'image_generation_call' && (status === undefined || status === 'completed'),
  );
  const tokens = usage && (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0) > 0 ? usage : undefined;
  const [first] = pictures;
  if (!tokens && !first) return undefined;
  const tool = listObjects(tools).find(({ type }) => type === 'image_generation');
  const images = pictures.length > 0 ? { images: pictures.length, ...readFormat(first ?? {}) } : {};
  return {
    operation: generateImage,
    answer: { model: text(tool?.['model']), usage: { ...tokens, ...images } },
    ofOtherModel: true,
  };
}

function listObjects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
