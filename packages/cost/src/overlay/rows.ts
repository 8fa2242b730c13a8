import type { Overlay } from './overlay.ts';
import { AZURE_BATCH } from './rows/azure-batch.ts';
import { AZURE_FLEX } from './rows/azure-flex.ts';
import { AZURE_MODELS } from './rows/azure-models.ts';
import { AZURE_PRIORITY } from './rows/azure-priority.ts';
import { OPENAI_ALIASES } from './rows/openai-aliases.ts';
import { OPENAI_AUDIO } from './rows/openai-audio.ts';
import { OPENAI_BATCH } from './rows/openai-batch.ts';
import { OPENAI_DIFF } from './rows/openai-diff.ts';
import { OPENAI_FEES } from './rows/openai-fees.ts';
import { OPENAI_FINE_TUNES } from './rows/openai-fine-tunes.ts';
import { OPENAI_FLEX } from './rows/openai-flex.ts';
import { OPENAI_IMAGES } from './rows/openai-images.ts';
import { OPENAI_MODELS } from './rows/openai-models.ts';
import { OPENAI_PRIORITY } from './rows/openai-priority.ts';
import { OPENAI_ULTRAFAST } from './rows/openai-ultrafast.ts';
import { OPENAI_UPLIFT } from './rows/openai-uplift.ts';
import { OPENAI_VIDEO } from './rows/openai-video.ts';

/** Every table of rows. A new one is a file in `rows/` and a line here. */
export const OVERLAY: Overlay = {
  prices: [
    ...AZURE_BATCH,
    ...AZURE_FLEX,
    ...AZURE_MODELS,
    ...AZURE_PRIORITY,
    ...OPENAI_AUDIO,
    ...OPENAI_BATCH,
    ...OPENAI_DIFF,
    ...OPENAI_FINE_TUNES,
    ...OPENAI_FLEX,
    ...OPENAI_IMAGES,
    ...OPENAI_MODELS,
    ...OPENAI_PRIORITY,
    ...OPENAI_ULTRAFAST,
    ...OPENAI_VIDEO,
  ],
  fees: [...OPENAI_FEES],
  uplifts: [...OPENAI_UPLIFT],
  aliases: [...OPENAI_ALIASES],
};
