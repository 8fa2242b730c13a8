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
    return { ...call, provider: 'aws.bedrock', operation: typeof operation === 'string' ? operation : undefined };
  },
};

function guessOperation(model: string | undefined): string {
  return model?.includes('embed') ? 'embeddings' : 'chat';
}
