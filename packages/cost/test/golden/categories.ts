import { ANTHROPIC_CLAUDE } from './anthropic.ts';
import { AZURE_OPENAI } from './azure.ts';
import { DEEPSEEK_DATES } from './deepseek.ts';
import { DIALECT_SPANS } from './dialects.ts';
import { PRICES_IN_EUROS } from './euros.ts';
import { FLAT_GATEWAY } from './flat-gateway.ts';
import { GOOGLE_GEMINI } from './google.ts';
import { MATCHING } from './matching.ts';
import { MISTRAL_MODELS, XAI_GROK } from './mistral-xai.ts';
import { OPENAI_AUDIO, OPENAI_SPEECH } from './openai-audio.ts';
import { OPENAI_BATCH_FLEX } from './openai-batch-flex.ts';
import { OPENAI_CACHE_WRITES } from './openai-cache-writes.ts';
import { OPENAI_CHAT } from './openai-chat.ts';
import { OPENAI_DATES } from './openai-dates.ts';
import { OPENAI_LONG } from './openai-long.ts';
import { OPENAI_IMAGES, OPENAI_VIDEO } from './openai-media.ts';
import { OPENAI_EMBEDDINGS, OPENAI_FINE_TUNES } from './openai-other.ts';
import { OPENAI_PRIORITIES } from './openai-priority.ts';
import { OPENAI_TOOLS } from './openai-tools.ts';
import { OTHER_HOSTS, PERPLEXITY_SONAR } from './other-hosts.ts';
import { PRICE_FILE } from './price-file.ts';
import { BEDROCK_REGIONS, OPENAI_REGIONS } from './regions.ts';
import { ROUNDING } from './rounding.ts';
import type { GoldenCategory } from './row.ts';
import { USAGE } from './usage.ts';

/** The published table. A new category is one array in one file, and one line here. */
export const CATEGORIES: readonly GoldenCategory[] = [
  { name: 'OpenAI: chat', rows: OPENAI_CHAT },
  { name: 'OpenAI: prices with dates', rows: OPENAI_DATES },
  { name: 'OpenAI: long context', rows: OPENAI_LONG },
  { name: 'OpenAI: batch and flex', rows: OPENAI_BATCH_FLEX },
  { name: 'OpenAI: priority, fast, ultrafast', rows: OPENAI_PRIORITIES },
  { name: 'OpenAI: cache writes', rows: OPENAI_CACHE_WRITES },
  { name: 'OpenAI: audio and realtime', rows: OPENAI_AUDIO },
  { name: 'OpenAI: transcription and speech', rows: OPENAI_SPEECH },
  { name: 'OpenAI: images', rows: OPENAI_IMAGES },
  { name: 'OpenAI: video', rows: OPENAI_VIDEO },
  { name: 'OpenAI: embeddings and moderation', rows: OPENAI_EMBEDDINGS },
  { name: 'OpenAI: fine-tunes', rows: OPENAI_FINE_TUNES },
  { name: 'OpenAI: tools', rows: OPENAI_TOOLS },
  { name: 'OpenAI: regional hosts', rows: OPENAI_REGIONS },
  { name: 'Azure', rows: AZURE_OPENAI },
  { name: 'Bedrock', rows: BEDROCK_REGIONS },
  { name: 'Anthropic', rows: ANTHROPIC_CLAUDE },
  { name: 'Google', rows: GOOGLE_GEMINI },
  { name: 'DeepSeek', rows: DEEPSEEK_DATES },
  { name: 'Mistral', rows: MISTRAL_MODELS },
  { name: 'xAI', rows: XAI_GROK },
  { name: 'Groq, Moonshot, Cohere, OpenRouter', rows: OTHER_HOSTS },
  { name: 'Perplexity', rows: PERPLEXITY_SONAR },
  { name: 'Whose price applies', rows: MATCHING },
  { name: 'Usage that is missing, guessed or wrong', rows: USAGE },
  { name: 'Spans of other emitters', rows: DIALECT_SPANS },
  { name: 'Price file: the flat list of a gateway', rows: FLAT_GATEWAY },
  { name: 'Price file: every rule of the format', rows: PRICE_FILE },
  { name: 'Price file: in euros', rows: PRICES_IN_EUROS },
  { name: 'Rounding', rows: ROUNDING },
];
