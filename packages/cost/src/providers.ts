/**
 * Providers of the catalogue, each with the names it goes under on spans, apart by spaces: OpenTelemetry's
 * (https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/), older ones, and those of other emitters.
 * Underscores and spaces in a name are read as hyphens.
 */
const NAMES: Readonly<Record<string, string>> = {
  anthropic: 'claude',
  aws: 'aws.bedrock bedrock aws-bedrock amazon amazon-bedrock bedrock-converse bedrock-mantle',
  azure:
    'azure.ai.openai azure.ai.inference az.ai.openai az.ai.inference azure-openai azure-ai azure-ai-inference azure-openai-chat',
  cohere: 'cohere-chat cohereai',
  'github-copilot': 'copilot githubcopilot',
  fireworks: 'fireworks-ai fireworksai',
  google:
    'gcp.gemini gcp.vertex-ai gcp.gen-ai gcp.vertex.agent gemini google-genai google-gla google-ai google-generativeai google-generative-ai vertex vertex-ai vertexai vertex-ai-beta google-vertex google-vertexai google-anthropic-vertex google-vertex-anthropic google.vertex vertex.anthropic vertex.maas',
  mistral: 'mistral-ai mistralai codestral',
  moonshotai: 'moonshot-ai moonshot kimi',
  openai: 'text-completion-openai',
  perplexity: 'perplexity-ai perplexityai pplx',
  together: 'together-ai togetherai',
  voyageai: 'voyage-ai voyage',
  'x-ai': 'xai x.ai grok',
  zai: 'z-ai z.ai',
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([provider, names]) => [provider, ...names.split(' ')].map((name) => [name, provider])),
);

/** What the Vercel AI SDK puts behind a provider: `openai.chat`, `google.generative-ai`. https://ai-sdk.dev/docs/ai-sdk-core/telemetry */
const MODEL_KIND =
  /\.(chat|responses|completion|messages|generative-ai|embedding|text-embedding|textembedding|image|speech|transcription|realtime)$/;

/** The catalogue's name of a provider; a name that nobody knows stands for itself, lower case. */
export function canonicalProvider(name: string): string {
  const lower = name.trim().toLowerCase();
  return findByName(lower) ?? findByName(lower.replace(MODEL_KIND, '')) ?? lower.replace(MODEL_KIND, '');
}

function findByName(lower: string): string | undefined {
  return BY_NAME.get(lower.replaceAll(/[_\s]+/g, '-'));
}

/**
 * API hosts that send the bill: the host itself, or a pattern for a family of hosts. A gateway is not among them, be it
 * a company's own or one for hire that passes prices on. Some hosts are of providers without a list here: they charge
 * by one of their own, and nobody else's price may be taken for it.
 */
const HOSTS: readonly (readonly [host: string | RegExp, provider: string])[] = [
  // The second form is that of data residency: eu., us. https://platform.openai.com/docs/guides/your-data
  ['api.openai.com', 'openai'],
  [/^[a-z]{2}\.api\.openai\.com$/, 'openai'],
  ['models.inference.ai.azure.com', 'github'],
  [/^[a-z0-9-]+\.openai\.azure\.(com|us)$/, 'azure'],
  [/^[a-z0-9-]+\.cognitiveservices\.azure\.(com|us)$/, 'azure'],
  [/^[a-z0-9-]+\.api\.cognitive\.microsoft\.(com|us)$/, 'azure'],
  [/^[a-z0-9-]+\.services\.ai\.azure\.(com|us)$/, 'azure'],
  [/^[a-z0-9-]+\.([a-z0-9-]+\.)?(models|inference)\.ai\.azure\.com$/, 'azure'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'google'],
  [/^([a-z0-9-]+-)?aiplatform\.googleapis\.com$/, 'google'],
  [/^aiplatform\.[a-z]+\.rep\.googleapis\.com$/, 'google'],
  // Not every host of the cloud: a gateway behind API Gateway or a load balancer is below amazonaws.com too.
  [/^bedrock[a-z-]*\.[a-z0-9-]+\.(amazonaws\.com|api\.aws)$/, 'aws'],
  [/^vpce-[a-z0-9-]+\.bedrock[a-z-]*\.[a-z0-9-]+\.vpce\.amazonaws\.com$/, 'aws'],
  ['api.deepseek.com', 'deepseek'],
  ['api.mistral.ai', 'mistral'],
  [/^api\.(eu|us)\.mistral\.ai$/, 'mistral'],
  ['codestral.mistral.ai', 'mistral'],
  ['api.x.ai', 'x-ai'],
  [/^[a-z0-9-]+\.api\.x\.ai$/, 'x-ai'],
  ['api.groq.com', 'groq'],
  ['openrouter.ai', 'openrouter'],
  ['api.openrouter.ai', 'openrouter'],
  ['eu.openrouter.ai', 'openrouter'],
  ['api.perplexity.ai', 'perplexity'],
  ['api.together.xyz', 'together'],
  ['api.together.ai', 'together'],
  ['api.fireworks.ai', 'fireworks'],
  ['us.api.fireworks.ai', 'fireworks'],
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
  ['inference.baseten.co', 'baseten'],
  ['api.cloudflare.com', 'cloudflare'],
  ['oai.endpoints.kepler.ai.cloud.ovh.net', 'ovhcloud'],
  ['api.doubleword.ai', 'doubleword'],
  ['api.avian.io', 'avian'],
  [/^api(\.(individual|business|enterprise))?\.githubcopilot\.com$/, 'github-copilot'],
  ['models.github.ai', 'github'],
  ['router.huggingface.co', 'huggingface'],
  ['api-inference.huggingface.co', 'huggingface'],
  ['api.deepinfra.com', 'deepinfra'],
  [/^api\.(studio|tokenfactory)\.nebius\.(ai|com)$/, 'nebius'],
  ['api.sambanova.ai', 'sambanova'],
  ['api.hyperbolic.xyz', 'hyperbolic'],
  ['integrate.api.nvidia.com', 'nvidia'],
  [/^dashscope(-[a-z]+)?\.aliyuncs\.com$/, 'alibaba'],
  [/^api\.siliconflow\.(com|cn)$/, 'siliconflow'],
  [/^ark\.[a-z0-9-]+\.(volces|bytepluses)\.com$/, 'volcengine'],
  ['open.bigmodel.cn', 'bigmodel'],
  ['inference.api.nscale.com', 'nscale'],
  ['api.inference.net', 'inference.net'],
  ['api.friendli.ai', 'friendli'],
  ['api.venice.ai', 'venice'],
  ['api.scaleway.ai', 'scaleway'],
  ['llm.chutes.ai', 'chutes'],
  ['api.ai21.com', 'ai21'],
  ['api.studio.ai21.com', 'ai21'],
  ['api.inceptionlabs.ai', 'inception'],
  ['api.stepfun.com', 'stepfun'],
  ['api.upstage.ai', 'upstage'],
  [/^[a-z0-9-]+\.ml\.cloud\.ibm\.com$/, 'ibm.watsonx.ai'],
  [/^[a-z0-9.-]+\.(cloud\.databricks\.com|azuredatabricks\.net|gcp\.databricks\.com)$/, 'databricks'],
  [/^[a-z0-9._-]+\.snowflakecomputing\.com$/, 'snowflake'],
];

/** The provider that answers on a host (lower case, no port); undefined for a host nobody knows. */
export function findProviderOfHost(host: string): string | undefined {
  return HOSTS.find(([known]) => (typeof known === 'string' ? known === host : known.test(host)))?.[1];
}

/** The names that a provider of the catalogue goes under, as they are compared: lower case, with hyphens. */
export function listProviderNames(provider: string): readonly string[] {
  return [provider, ...(NAMES[provider]?.split(' ') ?? [])];
}

/** The hosts of a provider that are known by name, not by a pattern. */
export function listHosts(provider: string): readonly string[] {
  return HOSTS.flatMap(([host, owner]) => (typeof host === 'string' && owner === provider ? [host] : []));
}

/** The patterns of a provider's other hosts, anchored at both ends. */
export function listHostPatterns(provider: string): readonly string[] {
  return HOSTS.flatMap(([host, owner]) => (typeof host === 'string' || owner !== provider ? [] : [host.source]));
}

/** Everybody's hosts, as one regular expression, anchored at both ends. */
export function everyHostPattern(): string {
  const escaped = HOSTS.map(([host]) => (typeof host === 'string' ? host.replace(/[.]/g, '\\.') : host.source));
  return `^(${escaped.map((one) => one.replace(/^\^|\$$/g, '')).join('|')})$`;
}
