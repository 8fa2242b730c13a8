/**
 * Providers of the catalogue by every name they go under on spans: OpenTelemetry's
 * (https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/), older ones, and those of other emitters.
 * A name that is not here stands for itself.
 */
const ALIASES: Readonly<Record<string, string>> = {
  'azure.ai.openai': 'azure',
  'azure.ai.inference': 'azure',
  'az.ai.openai': 'azure',
  'az.ai.inference': 'azure',
  azure_openai: 'azure',
  'azure-openai': 'azure',
  'gcp.gemini': 'google',
  'gcp.vertex_ai': 'google',
  'gcp.gen_ai': 'google',
  gemini: 'google',
  google_genai: 'google',
  vertex_ai: 'google',
  vertexai: 'google',
  'aws.bedrock': 'aws',
  bedrock: 'aws',
  aws_bedrock: 'aws',
  x_ai: 'x-ai',
  xai: 'x-ai',
  mistral_ai: 'mistral',
  mistralai: 'mistral',
  moonshot_ai: 'moonshotai',
  moonshot: 'moonshotai',
  together_ai: 'together',
  togetherai: 'together',
  fireworks_ai: 'fireworks',
  perplexity_ai: 'perplexity',
  voyage_ai: 'voyageai',
  voyage: 'voyageai',
  z_ai: 'zai',
  'z-ai': 'zai',
};

const ALIAS_MAP: ReadonlyMap<string, string> = new Map(Object.entries(ALIASES));

/** The catalogue's name of a provider. */
export function canonicalProvider(name: string): string {
  const lower = name.trim().toLowerCase();
  return ALIAS_MAP.get(lower) ?? lower;
}

/** API hosts: the host itself, or a pattern for a family of hosts. A gateway of a company's own is not among them. */
const HOSTS: readonly (readonly [host: string | RegExp, provider: string])[] = [
  // The second form is that of data residency: eu., us. https://platform.openai.com/docs/guides/your-data
  ['api.openai.com', 'openai'],
  [/^[a-z]{2}\.api\.openai\.com$/, 'openai'],
  [/^[a-z0-9-]+\.openai\.azure\.(com|us)$/, 'azure'],
  [/^[a-z0-9-]+\.cognitiveservices\.azure\.com$/, 'azure'],
  [/^[a-z0-9-]+\.services\.ai\.azure\.com$/, 'azure'],
  [/^[a-z0-9-]+\.(models|inference)\.ai\.azure\.com$/, 'azure'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'google'],
  [/^([a-z0-9-]+-)?aiplatform\.googleapis\.com$/, 'google'],
  // Not every host of the cloud: a gateway behind API Gateway or a load balancer is below amazonaws.com too.
  [/^bedrock[a-z-]*\.[a-z0-9-]+\.(amazonaws\.com|api\.aws)$/, 'aws'],
  ['api.deepseek.com', 'deepseek'],
  ['api.mistral.ai', 'mistral'],
  ['api.x.ai', 'x-ai'],
  [/^[a-z0-9-]+\.api\.x\.ai$/, 'x-ai'],
  ['api.groq.com', 'groq'],
  ['openrouter.ai', 'openrouter'],
  ['api.openrouter.ai', 'openrouter'],
  ['api.perplexity.ai', 'perplexity'],
  ['api.together.xyz', 'together'],
  ['api.together.ai', 'together'],
  ['api.fireworks.ai', 'fireworks'],
  ['api.moonshot.ai', 'moonshotai'],
  ['api.moonshot.cn', 'moonshotai'],
  ['api.cohere.com', 'cohere'],
  ['api.cohere.ai', 'cohere'],
  ['api.cerebras.ai', 'cerebras'],
  ['api.novita.ai', 'novita'],
  ['api.z.ai', 'zai'],
  ['api.minimax.io', 'minimax'],
  ['api.minimaxi.com', 'minimax'],
  ['api.voyageai.com', 'voyageai'],
];

/** The provider that answers on a host (lower case, no port); undefined for a host nobody knows. */
export function findProviderOfHost(host: string): string | undefined {
  return HOSTS.find(([known]) => (typeof known === 'string' ? known === host : known.test(host)))?.[1];
}
