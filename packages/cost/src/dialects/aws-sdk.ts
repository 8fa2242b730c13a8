import { ATTR_GEN_AI_OPERATION_NAME } from '../semconv.ts';
import { readCall } from '../span/read-call.ts';
import type { Dialect } from './dialect.ts';

const MODEL_CALLS: ReadonlySet<unknown> = new Set([
  'Converse',
  'ConverseStream',
  'InvokeModel',
  'InvokeModelWithResponseStream',
]);

/**
 * The official instrumentation of the AWS SDK on Bedrock, seen in 0.79: conventions, but calls of InvokeModel have no
 * operation. Neither has cached tokens, which Bedrock counts beside the input: with prompt caching it is a lower bound
 * that cannot be told from the span.
 * https://github.com/open-telemetry/opentelemetry-js-contrib/tree/main/packages/instrumentation-aws-sdk
 */
export const awsSdk: Dialect = {
  name: 'aws-sdk',
  knows: ({ attributes }) => attributes['rpc.service'] === 'BedrockRuntime',
  read(span) {
    const { attributes } = span;
    if (!MODEL_CALLS.has(attributes['rpc.method'])) return undefined;
    const call = readCall(span);
    const operation = attributes[ATTR_GEN_AI_OPERATION_NAME] ?? guessOperation(call.requestModel);
    return {
      ...call,
      provider: 'aws.bedrock',
      host: call.host ?? findHost(attributes['cloud.region']),
      operation: typeof operation === 'string' ? operation : undefined,
    };
  },
};

/** The region of the client is what its host would say: some prices depend on it. */
function findHost(region: unknown): string | undefined {
  return typeof region === 'string' && REGION.test(region) ? `bedrock-runtime.${region}.amazonaws.com` : undefined;
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

function guessOperation(model: string | undefined): string {
  return model?.includes('embed') ? 'embeddings' : 'chat';
}
