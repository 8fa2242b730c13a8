/**
 * Companies by the provider names of the conventions; any other name is taken as it is.
 * https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-spans.md
 */
const COMPANIES: ReadonlyMap<string, string> = new Map([
  ['openai', 'OpenAI'],
  ['anthropic', 'Anthropic'],
  ['azure.ai.openai', 'Microsoft'],
  ['azure.ai.inference', 'Microsoft'],
  ['aws.bedrock', 'Amazon Web Services'],
  ['gcp.gemini', 'Google'],
  ['gcp.gen_ai', 'Google'],
  ['gcp.vertex_ai', 'Google Cloud'],
  ['cohere', 'Cohere'],
  ['deepseek', 'DeepSeek'],
  ['groq', 'Groq'],
  ['mistral_ai', 'Mistral AI'],
  ['perplexity', 'Perplexity'],
  ['x_ai', 'xAI'],
  ['openrouter', 'OpenRouter'],
]);

/** The company behind a `gen_ai.provider.name`. */
export function nameProvider(provider: string): string {
  return COMPANIES.get(provider) ?? provider;
}
