import type { Attributes } from '@opentelemetry/api';
import { findDialect } from '../../src/dialects/find-dialect.ts';
import { AT, type GoldenRow } from './row.ts';
import { EMITTERS } from './sources.ts';

/** A call as the span of another emitter tells of it. */
function told(scope: string, attributes: Attributes): Pick<GoldenRow, 'call' | 'source'> {
  const span = { attributes, instrumentationScope: { name: scope }, startTime: [AT / 1000, 0] as [number, number] };
  const call = findDialect(span)?.read(span);
  if (!call) throw new Error(`got no call from ${scope}, expected one; correct the row`);
  return { call, source: EMITTERS };
}

/** Whether cached tokens and thoughts are inside the counts of a span depends on who wrote it. */
export const DIALECT_SPANS: readonly GoldenRow[] = [
  {
    title: 'OpenTelemetry, old names: gpt-4.1 2 / 8',
    sum: '1000×2 + 200×8',
    usd: '0.0036',
    ...told('@opentelemetry/instrumentation-openai', {
      'gen_ai.system': 'openai',
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'gpt-4.1',
      'gen_ai.response.model': 'gpt-4.1-2025-04-14',
      'server.address': 'api.openai.com',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 200,
    }),
  },
  {
    title: 'OpenLLMetry: claude-sonnet-4-5 3 / 0.3 / 15, writes 3.75; cached tokens are beside the input',
    sum: '50×3 + 2000×0.3 + 300×3.75 + 80×15',
    usd: '0.003075',
    ...told('@traceloop/instrumentation-anthropic', {
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'claude-sonnet-4-5',
      'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
      'gen_ai.usage.total_tokens': 130,
      'gen_ai.usage.output_tokens': 80,
      'gen_ai.usage.input_tokens': 50,
      'gen_ai.usage.cache_creation.input_tokens': 300,
      'gen_ai.usage.cache_read.input_tokens': 2000,
    }),
  },
  {
    title: "Anthropic's own client: the same call, cached tokens inside the input",
    sum: '50×3 + 2000×0.3 + 300×3.75 + 80×15',
    usd: '0.003075',
    ...told('com.anthropic.sdk.typescript', {
      'gen_ai.provider.name': 'anthropic',
      'server.address': 'api.anthropic.com',
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'claude-sonnet-4-5',
      'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
      'gen_ai.usage.input_tokens': 2350,
      'gen_ai.usage.cache_write.input_tokens': 300,
      'gen_ai.usage.cache_read.input_tokens': 2000,
      'gen_ai.usage.output_tokens': 80,
    }),
  },
  {
    title: 'OpenInference: gpt-4.1 2 / 0.5 / 8, reasoning inside the output',
    sum: '600×2 + 400×0.5 + 200×8',
    usd: '0.003',
    ...told('@arizeai/openinference-instrumentation-openai', {
      'openinference.span.kind': 'LLM',
      'llm.model_name': 'gpt-4.1-2025-04-14',
      'llm.system': 'openai',
      'llm.token_count.prompt': 1000,
      'llm.token_count.completion': 200,
      'llm.token_count.total': 1200,
      'llm.token_count.prompt_details.cache_read': 400,
      'llm.token_count.completion_details.reasoning': 120,
    }),
  },
  {
    title: 'Langfuse: gpt-4.1 2 / 0.5 / 8; every count is beside the others, and nobody says whose price applies',
    sum: '600×2 + 400×0.5 + 200×8',
    usd: '0.003',
    status: 'estimated',
    reason: 'unknown_provider',
    ...told('langfuse-sdk', {
      'langfuse.observation.type': 'generation',
      'langfuse.observation.model.name': 'gpt-4.1-2025-04-14',
      'langfuse.observation.usage_details':
        '{"input":600,"output":80,"total":1200,"input_cached_tokens":400,"output_reasoning_tokens":120}',
    }),
  },
  {
    title: 'an emitter of Gemini: gemini-2.5-flash 0.3 / 0.03 / 2.5, thoughts beside the output',
    sum: '600×0.3 + 400×0.03 + 100×2.5',
    usd: '0.000442',
    ...told('emitter', {
      'gen_ai.operation.name': 'generate_content',
      'gen_ai.provider.name': 'gcp.gemini',
      'gen_ai.request.model': 'gemini-2.5-flash',
      'gen_ai.response.model': 'gemini-2.5-flash',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 70,
      'gen_ai.usage.total_tokens': 1100,
      'gen_ai.usage.thoughts_token_count': 30,
      'gen_ai.usage.cached_content_token_count': 400,
    }),
  },
  {
    title: "AWS's client: meta.llama3-70b 3.45 / 4.55 in London, by the region of the client",
    sum: '1000×3.45 + 100×4.55',
    usd: '0.003905',
    ...told('@opentelemetry/instrumentation-aws-sdk', {
      'rpc.system': 'aws-api',
      'rpc.service': 'BedrockRuntime',
      'rpc.method': 'Converse',
      'gen_ai.system': 'aws.bedrock',
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'meta.llama3-70b-instruct-v1:0',
      'cloud.region': 'eu-west-2',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 100,
    }),
  },
  {
    title: "AWS's client: claude-sonnet-4-5 of a region 3.3 / 16.5",
    sum: '1000×3.3 + 100×16.5',
    usd: '0.00495',
    ...told('@opentelemetry/instrumentation-aws-sdk', {
      'rpc.system': 'aws-api',
      'rpc.service': 'BedrockRuntime',
      'rpc.method': 'Converse',
      'gen_ai.system': 'aws.bedrock',
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'anthropic.claude-sonnet-4-5-20250929-v1:0',
      'cloud.region': 'us-east-1',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 100,
    }),
  },
];
