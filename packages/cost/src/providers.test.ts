import { describe, expect, test } from 'vitest';
import { canonicalProvider, findProviderOfHost } from './providers.ts';

describe('a provider has one name, whatever it is called on a span', () => {
  test.each([
    ['azure.ai.openai', 'azure'],
    ['az.ai.inference', 'azure'],
    ['gcp.vertex_ai', 'google'],
    ['gcp.gemini', 'google'],
    ['aws.bedrock', 'aws'],
    ['x_ai', 'x-ai'],
    ['mistral_ai', 'mistral'],
    ['MistralAI', 'mistral'],
    ['Together AI', 'together'],
    ['AWS', 'aws'],
    ['openai.chat', 'openai'],
    ['azure.responses', 'azure'],
    ['anthropic.messages', 'anthropic'],
    ['google.generative-ai', 'google'],
    ['vertex.anthropic.messages', 'google'],
    ['amazon-bedrock', 'aws'],
    ['google_vertexai', 'google'],
    ['bedrock_converse', 'aws'],
    ['ibm.watsonx.ai', 'ibm.watsonx.ai'],
    [' House-Gateway ', 'house-gateway'],
  ])('%s is %s', (name, provider) => {
    expect(canonicalProvider(name)).toBe(provider);
  });
});

describe('a host belongs to whoever sends the bill', () => {
  test.each([
    ['eu.api.openai.com', 'openai'],
    ['westeurope.api.cognitive.microsoft.com', 'azure'],
    ['models.inference.ai.azure.com', 'github'],
    ['bedrock-mantle.us-east-1.api.aws', 'aws'],
    ['bedrock-runtime-fips.us-gov-west-1.amazonaws.com', 'aws'],
    ['aiplatform.eu.rep.googleapis.com', 'google'],
    ['europe-west4-aiplatform.googleapis.com', 'google'],
    ['us.api.x.ai', 'x-ai'],
    ['api.eu.mistral.ai', 'mistral'],
    ['dashscope-intl.aliyuncs.com', 'alibaba'],
    ['api.deepinfra.com', 'deepinfra'],
  ])('%s is of %s', (host, provider) => {
    expect(findProviderOfHost(host)).toBe(provider);
  });

  test.each([
    'gateway.ai.cloudflare.com',
    'ai-gateway.vercel.sh',
    'abc.execute-api.us-east-1.amazonaws.com',
    'api.openai.com.acme.dev',
    'localhost',
  ])('%s is of nobody known', (host) => {
    expect(findProviderOfHost(host)).toBeUndefined();
  });
});
