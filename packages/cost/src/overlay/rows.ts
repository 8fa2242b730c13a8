import type { Overlay } from './overlay.ts';
import { ANTHROPIC, ANTHROPIC_ALIASES, ANTHROPIC_FEES } from './rows/anthropic.ts';
import { ANTHROPIC_BATCH } from './rows/anthropic-batch.ts';
import { ANTHROPIC_FAST } from './rows/anthropic-fast.ts';
import { AWS } from './rows/aws.ts';
import { AWS_BATCH } from './rows/aws-batch.ts';
import { AWS_CLAUDE } from './rows/aws-claude.ts';
import { AWS_CLAUDE_REGIONS } from './rows/aws-claude-regions.ts';
import { AWS_FLEX } from './rows/aws-flex.ts';
import { AWS_GOV, listGovHosts } from './rows/aws-gov.ts';
import { AWS_GPT_5_6 } from './rows/aws-gpt-5-6.ts';
import { AWS_OTHERS } from './rows/aws-others.ts';
import { AWS_PRIORITY } from './rows/aws-priority.ts';
import { AWS_REGION_HOSTS } from './rows/aws-region-hosts.ts';
import { AWS_REGIONS } from './rows/aws-regions.ts';
import { AZURE_BATCH } from './rows/azure-batch.ts';
import { AZURE_FIREWORKS } from './rows/azure-fireworks.ts';
import { AZURE_FLEX } from './rows/azure-flex.ts';
import { AZURE_FOUNDRY } from './rows/azure-foundry.ts';
import { AZURE_MODELS } from './rows/azure-models.ts';
import { AZURE_PRIORITY } from './rows/azure-priority.ts';
import { CEREBRAS } from './rows/cerebras.ts';
import { COHERE } from './rows/cohere.ts';
import { DEEPSEEK } from './rows/deepseek.ts';
import { FIREWORKS } from './rows/fireworks.ts';
import { FIREWORKS_PRIORITY } from './rows/fireworks-priority.ts';
import { GOOGLE, GOOGLE_ALIASES, GOOGLE_FEES, GOOGLE_UPLIFTS } from './rows/google.ts';
import { GOOGLE_BATCH } from './rows/google-batch.ts';
import { GOOGLE_CLAUDE, GOOGLE_CLAUDE_ALIASES, GOOGLE_CLAUDE_FEES } from './rows/google-claude.ts';
import { GOOGLE_FLEX } from './rows/google-flex.ts';
import { GOOGLE_PRIORITY } from './rows/google-priority.ts';
import { GROQ, GROQ_FEES } from './rows/groq.ts';
import { MINIMAX } from './rows/minimax.ts';
import { MISTRAL, MISTRAL_ALIASES, MISTRAL_UPLIFTS } from './rows/mistral.ts';
import { MISTRAL_BATCH } from './rows/mistral-batch.ts';
import { MOONSHOT } from './rows/moonshot.ts';
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
import { OPENROUTER_ANTHROPIC } from './rows/openrouter-anthropic.ts';
import { OPENROUTER_ANTHROPIC_BATCH } from './rows/openrouter-anthropic-batch.ts';
import { OPENROUTER_COHERE } from './rows/openrouter-cohere.ts';
import { OPENROUTER_DEEPSEEK } from './rows/openrouter-deepseek.ts';
import { OPENROUTER_FEES } from './rows/openrouter-fees.ts';
import { OPENROUTER_GOOGLE } from './rows/openrouter-google.ts';
import { OPENROUTER_GOOGLE_BATCH } from './rows/openrouter-google-batch.ts';
import { OPENROUTER_META } from './rows/openrouter-meta.ts';
import { OPENROUTER_MINIMAX } from './rows/openrouter-minimax.ts';
import { OPENROUTER_MISTRAL } from './rows/openrouter-mistral.ts';
import { OPENROUTER_MOONSHOT } from './rows/openrouter-moonshot.ts';
import { OPENROUTER_OPENAI } from './rows/openrouter-openai.ts';
import { OPENROUTER_OPENAI_BATCH } from './rows/openrouter-openai-batch.ts';
import { OPENROUTER_OTHERS_A_M } from './rows/openrouter-others-a-m.ts';
import { OPENROUTER_OTHERS_N_S } from './rows/openrouter-others-n-s.ts';
import { OPENROUTER_OTHERS_T_Z } from './rows/openrouter-others-t-z.ts';
import { OPENROUTER_PERPLEXITY } from './rows/openrouter-perplexity.ts';
import { OPENROUTER_QWEN } from './rows/openrouter-qwen.ts';
import { OPENROUTER_X_AI } from './rows/openrouter-x-ai.ts';
import { OPENROUTER_ZAI } from './rows/openrouter-zai.ts';
import { PERPLEXITY, PERPLEXITY_FEES } from './rows/perplexity.ts';
import { TOGETHER } from './rows/together.ts';
import { VOYAGE } from './rows/voyage.ts';
import { X_AI, X_AI_ALIASES, X_AI_FEES, X_AI_UPLIFTS } from './rows/x-ai.ts';
import { ZAI } from './rows/zai.ts';

/** Every table of rows, made anew. One more is a file in `rows/` and a line here. A bundle has them as JSON: see `pack-rows.ts`. */
export const makeOverlay = (): Overlay => ({
  prices: [
    ...ANTHROPIC_BATCH(),
    ...ANTHROPIC_FAST(),
    ...ANTHROPIC(),
    ...AWS_BATCH(),
    ...AWS_CLAUDE(),
    ...AWS_FLEX(),
    ...AWS_PRIORITY(),
    ...AWS_REGION_HOSTS(),
    ...AWS_REGIONS(),
    ...AWS_CLAUDE_REGIONS(),
    ...AWS_GOV(),
    ...listGovHosts([...AWS_CLAUDE(), ...AWS_CLAUDE_REGIONS(), ...AWS_GOV(), ...AWS_REGIONS()]),
    ...AWS_GPT_5_6(),
    ...AWS_OTHERS(),
    ...AWS(),
    ...AZURE_BATCH(),
    ...AZURE_FIREWORKS(),
    ...AZURE_FLEX(),
    ...AZURE_FOUNDRY(),
    ...AZURE_MODELS(),
    ...AZURE_PRIORITY(),
    ...CEREBRAS(),
    ...COHERE(),
    ...DEEPSEEK(),
    ...FIREWORKS_PRIORITY(),
    ...FIREWORKS(),
    ...GOOGLE_BATCH(),
    ...GOOGLE_CLAUDE(),
    ...GOOGLE_FLEX(),
    ...GOOGLE_PRIORITY(),
    ...GOOGLE(),
    ...GROQ(),
    ...MINIMAX(),
    ...MISTRAL_BATCH(),
    ...MISTRAL(),
    ...MOONSHOT(),
    ...OPENAI_AUDIO(),
    ...OPENAI_BATCH(),
    ...OPENAI_DIFF(),
    ...OPENAI_FINE_TUNES(),
    ...OPENAI_FLEX(),
    ...OPENAI_IMAGES(),
    ...OPENAI_MODELS(),
    ...OPENAI_PRIORITY(),
    ...OPENAI_ULTRAFAST(),
    ...OPENAI_VIDEO(),
    ...OPENROUTER_ANTHROPIC(),
    ...OPENROUTER_ANTHROPIC_BATCH(),
    ...OPENROUTER_COHERE(),
    ...OPENROUTER_DEEPSEEK(),
    ...OPENROUTER_GOOGLE(),
    ...OPENROUTER_GOOGLE_BATCH(),
    ...OPENROUTER_META(),
    ...OPENROUTER_MINIMAX(),
    ...OPENROUTER_MISTRAL(),
    ...OPENROUTER_MOONSHOT(),
    ...OPENROUTER_OPENAI(),
    ...OPENROUTER_OPENAI_BATCH(),
    ...OPENROUTER_OTHERS_A_M(),
    ...OPENROUTER_OTHERS_N_S(),
    ...OPENROUTER_OTHERS_T_Z(),
    ...OPENROUTER_PERPLEXITY(),
    ...OPENROUTER_QWEN(),
    ...OPENROUTER_X_AI(),
    ...OPENROUTER_ZAI(),
    ...PERPLEXITY(),
    ...TOGETHER(),
    ...VOYAGE(),
    ...X_AI(),
    ...ZAI(),
  ],
  fees: [
    ...ANTHROPIC_FEES(),
    ...GOOGLE_CLAUDE_FEES(),
    ...GOOGLE_FEES(),
    ...GROQ_FEES(),
    ...OPENAI_FEES(),
    ...OPENROUTER_FEES(),
    ...PERPLEXITY_FEES(),
    ...X_AI_FEES(),
  ],
  uplifts: [...GOOGLE_UPLIFTS(), ...MISTRAL_UPLIFTS(), ...OPENAI_UPLIFT(), ...X_AI_UPLIFTS()],
  aliases: [
    ...ANTHROPIC_ALIASES(),
    ...GOOGLE_CLAUDE_ALIASES(),
    ...GOOGLE_ALIASES(),
    ...MISTRAL_ALIASES(),
    ...OPENAI_ALIASES(),
    ...X_AI_ALIASES(),
  ],
});
