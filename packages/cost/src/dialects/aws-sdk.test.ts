import { describeDialect } from '../../test/describe-dialect.ts';
import { awsSdk } from './aws-sdk.ts';

const scope = '@opentelemetry/instrumentation-aws-sdk';
const CALL = {
  'rpc.system': 'aws-api',
  'rpc.service': 'BedrockRuntime',
  'gen_ai.system': 'aws.bedrock',
  'gen_ai.request.model': 'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'cloud.region': 'us-east-1',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 100,
};
// 1000 × 3.30 + 100 × 16.50, per million: a regional endpoint is 10 % above the global one
const usd = 0.00495;

describeDialect(awsSdk, {
  calls: [
    {
      from: '@opentelemetry/instrumentation-aws-sdk 0.79, Converse',
      scope,
      attributes: { ...CALL, 'rpc.method': 'Converse', 'gen_ai.operation.name': 'chat' },
      usage: { inputTokens: 1000, outputTokens: 100 },
      usd,
      added: { 'gen_ai.provider.name': 'aws.bedrock' },
    },
    {
      from: '@opentelemetry/instrumentation-aws-sdk 0.79, InvokeModel',
      scope,
      attributes: { ...CALL, 'rpc.method': 'InvokeModel' },
      usage: { inputTokens: 1000, outputTokens: 100 },
      usd,
      added: { 'gen_ai.provider.name': 'aws.bedrock', 'gen_ai.operation.name': 'chat' },
    },
  ],
  aggregates: [{ from: 'ApplyGuardrail', scope, attributes: { ...CALL, 'rpc.method': 'ApplyGuardrail' } }],
});
