/** Where a client sends its calls. */
export interface Server {
  /** Host name, lower case; undefined when the client's base URL is not a URL. */
  readonly address: string | undefined;
  readonly port: number | undefined;
  /** `gen_ai.provider.name`. */
  readonly provider: string;
  /** Whether the host is known to answer `stream_options.include_usage`, and to be silent about usage without it. */
  readonly streamUsage: boolean;
}

interface KnownHost {
  /** The host itself or, with a leading dot, any host below it. */
  readonly host: string;
  readonly provider: string;
  readonly streamUsage: boolean;
}

/**
 * Hosts whose provider is known. Names of the conventions where there is one
 * (https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/), else the provider's own.
 * `streamUsage` is false for those that send usage unasked: asking would change nothing but the chunks.
 */
const KNOWN_HOSTS: readonly KnownHost[] = [
  { host: 'api.openai.com', provider: 'openai', streamUsage: true },
  { host: '.api.openai.com', provider: 'openai', streamUsage: true },
  { host: '.openai.azure.com', provider: 'azure.ai.openai', streamUsage: true },
  { host: '.cognitiveservices.azure.com', provider: 'azure.ai.openai', streamUsage: true },
  { host: '.services.ai.azure.com', provider: 'azure.ai.inference', streamUsage: true },
  { host: 'api.anthropic.com', provider: 'anthropic', streamUsage: true },
  { host: 'generativelanguage.googleapis.com', provider: 'gcp.gemini', streamUsage: true },
  { host: '.aiplatform.googleapis.com', provider: 'gcp.vertex_ai', streamUsage: true },
  { host: '-aiplatform.googleapis.com', provider: 'gcp.vertex_ai', streamUsage: true },
  { host: '.amazonaws.com', provider: 'aws.bedrock', streamUsage: true },
  { host: '.api.aws', provider: 'aws.bedrock', streamUsage: true },
  { host: 'api.x.ai', provider: 'x_ai', streamUsage: false },
  { host: 'api.deepseek.com', provider: 'deepseek', streamUsage: false },
  { host: 'api.groq.com', provider: 'groq', streamUsage: false },
  { host: 'api.mistral.ai', provider: 'mistral_ai', streamUsage: false },
  { host: 'api.perplexity.ai', provider: 'perplexity', streamUsage: false },
  { host: 'api.moonshot.ai', provider: 'moonshot_ai', streamUsage: false },
  { host: 'api.moonshot.cn', provider: 'moonshot_ai', streamUsage: false },
  { host: 'openrouter.ai', provider: 'openrouter', streamUsage: false },
  { host: 'api.together.xyz', provider: 'together_ai', streamUsage: false },
  { host: 'api.together.ai', provider: 'together_ai', streamUsage: false },
];

/** Where a client with this base URL sends its calls. An unknown host keeps the client's own name, `openai`. */
export function readServer(baseURL: unknown): Server {
  const url = parseUrl(baseURL);
  if (!url) return { address: undefined, port: undefined, provider: 'openai', streamUsage: false };
  const address = url.hostname.toLowerCase();
  const known = findKnown(address);
  return {
    address,
    port: url.port !== '' ? Number(url.port) : url.protocol === 'http:' ? 80 : 443,
    provider: known?.provider ?? 'openai',
    streamUsage: known?.streamUsage ?? false,
  };
}

/** Whether a server is in a list of hosts, which may stand with their port or without. */
export function isListed({ address, port }: Server, hosts: ReadonlySet<string>): boolean {
  return address !== undefined && (hosts.has(address) || hosts.has(`${address}:${port}`));
}

function findKnown(address: string): KnownHost | undefined {
  return KNOWN_HOSTS.find(({ host }) => (/^[.-]/.test(host) ? address.endsWith(host) : address === host));
}

/**
 * Whether a host (lower case, no port) is a model provider's, whichever client calls it. Of a cloud's hosts only those
 * that serve models: an application's own services are below `amazonaws.com`, too.
 */
export function isProviderHost(address: string): boolean {
  const known = findKnown(address);
  return known !== undefined && (known.provider !== 'aws.bedrock' || /(^|\.)bedrock[a-z-]*\./.test(address));
}

function parseUrl(value: unknown): URL | undefined {
  try {
    return new URL(String(value));
  } catch {
    return undefined;
  }
}
