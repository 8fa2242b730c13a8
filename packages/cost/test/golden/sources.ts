/** Where prices are published. */
export const OPENAI = 'https://developers.openai.com/api/docs/pricing';
export const OPENAI_MODELS = 'https://developers.openai.com/api/docs/models';
export const OPENAI_CHANGES = 'https://developers.openai.com/api/docs/changelog';
export const OPENAI_CACHING = 'https://developers.openai.com/api/docs/guides/prompt-caching';
export const OPENAI_PRIORITY = 'https://developers.openai.com/api/docs/guides/priority-processing';
export const OPENAI_RESIDENCY = 'https://developers.openai.com/api/docs/guides/data-residency';
export const AZURE = 'https://azure.microsoft.com/en-us/pricing/details/azure-openai/';
export const AZURE_NEWS = 'https://azure.microsoft.com/en-us/blog/gpt-5-6-now-available-in-microsoft-foundry/';
export const AZURE_RETAIL = 'https://prices.azure.com/api/retail/prices';
export const ANTHROPIC = 'https://platform.claude.com/docs/en/about-claude/pricing';
export const ANTHROPIC_FAST = 'https://platform.claude.com/docs/en/build-with-claude/fast-mode';
export const GOOGLE = 'https://ai.google.dev/gemini-api/docs/pricing';
export const VERTEX_CLAUDE = 'https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai';
export const DEEPSEEK = 'https://api-docs.deepseek.com/quick_start/pricing';
export const DEEPSEEK_ZH = 'https://api-docs.deepseek.com/zh-cn/quick_start/pricing';
export const DEEPSEEK_NEWS = 'https://api-docs.deepseek.com/updates';
export const MISTRAL = 'https://docs.mistral.ai/inference/pricing';
export const XAI = 'https://docs.x.ai/developers/pricing';
export const GROQ = 'https://groq.com/pricing';
export const BEDROCK = 'https://aws.amazon.com/bedrock/pricing/';
/** … of a model's card. */
export const BEDROCK_CARD = 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-';
export const BEDROCK_OFFERS =
  'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/index.json';
export const OPENROUTER = 'https://openrouter.ai/api/v1/models';
export const PERPLEXITY = 'https://docs.perplexity.ai/getting-started/pricing';
export const MOONSHOT = 'https://platform.kimi.ai/docs/pricing/chat';
export const COHERE = 'https://cohere.com/pricing';
/** Rules of this package, and price files that the rows bring along. */
export const RULES = 'packages/cost/README.md#whose-price-applies';
export const STATUSES = 'packages/cost/README.md#what-it-writes';
export const EMITTERS = 'packages/cost/README.md#spans-of-other-emitters';
export const HOLYSHEEP = 'packages/cost/price-files/holysheep.yaml';
export const EUROS = 'packages/cost/price-files/eur.yaml';
export const HOUSE = 'packages/cost/test/golden/house.yaml';
