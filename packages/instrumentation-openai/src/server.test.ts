import { describe, expect, test } from 'vitest';
import { isListed, readServer } from './server.ts';

describe('readServer', () => {
  test.each([
    ['https://api.openai.com/v1', 'api.openai.com', 443, 'openai', true],
    ['https://eu.api.openai.com/v1', 'eu.api.openai.com', 443, 'openai', true],
    ['https://acme.openai.azure.com/openai', 'acme.openai.azure.com', 443, 'azure.ai.openai', true],
    ['https://acme.services.ai.azure.com/models', 'acme.services.ai.azure.com', 443, 'azure.ai.inference', true],
    ['https://API.X.AI/v1', 'api.x.ai', 443, 'x_ai', false],
    ['https://openrouter.ai/api/v1', 'openrouter.ai', 443, 'openrouter', false],
    [
      'https://europe-west1-aiplatform.googleapis.com/v1',
      'europe-west1-aiplatform.googleapis.com',
      443,
      'gcp.vertex_ai',
      true,
    ],
    ['http://llm.example.com:8080/v1', 'llm.example.com', 8080, 'openai', false],
    ['http://[::1]/v1', '[::1]', 80, 'openai', false],
    // A name that merely ends like a known one is another host.
    ['https://evilapi.openai.com.example.com', 'evilapi.openai.com.example.com', 443, 'openai', false],
    ['https://notopenrouter.ai/v1', 'notopenrouter.ai', 443, 'openai', false],
  ])('%s', (baseURL, address, port, provider, streamUsage) => {
    expect(readServer(baseURL)).toEqual({ address, port, provider, streamUsage });
  });

  test.each([undefined, null, '', 'not a url', 42, {}])('takes %j for a server without address', (baseURL) => {
    expect(readServer(baseURL)).toEqual({
      address: undefined,
      port: undefined,
      provider: 'openai',
      streamUsage: false,
    });
  });
});

test.each([
  ['http://127.0.0.1:4710/v1', '127.0.0.1:4710', true],
  ['http://127.0.0.1:4710/v1', '127.0.0.1', true],
  ['http://127.0.0.1:4710/v1', '127.0.0.1:4711', false],
  ['https://llm.corp/v1', 'llm.corp:443', true],
  ['http://[::1]:4710', '[::1]:4710', true],
  ['no address', 'undefined:undefined', false],
])('the server of %s is in a list with %s: %s', (baseURL, host, listed) => {
  expect(isListed(readServer(baseURL), new Set([host]))).toBe(listed);
});
