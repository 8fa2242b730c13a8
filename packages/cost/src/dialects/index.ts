import { anthropic } from './anthropic.ts';
import { awsSdk } from './aws-sdk.ts';
import type { Dialect } from './dialect.ts';
import { genAi } from './gen-ai.ts';
import { google } from './google.ts';
import { langfuse } from './langfuse.ts';
import { openInference } from './openinference.ts';
import { openLlmetry } from './openllmetry.ts';
import { vercelAi } from './vercel-ai.ts';

/** In the order in which they are asked: those with a mark of their own before those that keep to the conventions. */
export const DIALECTS: readonly Dialect[] = [
  vercelAi,
  langfuse,
  openInference,
  openLlmetry,
  awsSdk,
  anthropic,
  google,
  genAi,
];
