import { describe, expect, test } from 'vitest';
import { chatCompletions } from './operations/chat-completions.ts';
import { readServer } from './server.ts';
import { readSettings } from './settings.ts';
import { isUsageChunk, wantsStreamUsage, withStreamUsage } from './stream-usage.ts';

const openai = readServer('https://api.openai.com/v1');
const azure = readServer('https://acme.openai.azure.com/openai');
const gateway = readServer('https://llm.example.com/v1');
const body = { model: 'gpt-4.1', stream: true };
const wants = (request: Record<string, unknown>, server = openai, config = {}, apiVersion?: string): boolean =>
  wantsStreamUsage(request, chatCompletions, server, readSettings(config, {}), apiVersion);

describe('wantsStreamUsage', () => {
  test('asks known hosts, whatever the other stream options', () => {
    expect(wants(body)).toBe(true);
    expect(wants({ ...body, stream_options: { include_obfuscation: false } })).toBe(true);
  });

  test('leaves alone what the application decided, what is no stream, and hosts it does not know', () => {
    expect(wants({ ...body, stream_options: { include_usage: false } })).toBe(false);
    expect(wants({ ...body, stream_options: { include_usage: true } })).toBe(false);
    expect(wants({ ...body, stream: false })).toBe(false);
    expect(wants(body, gateway)).toBe(false);
    expect(wants(body, openai, { streamUsage: 'off' })).toBe(false);
  });

  test('asks more hosts when told to', () => {
    expect(wants(body, gateway, { streamUsageHosts: ['llm.example.com'] })).toBe(true);
    expect(wants(body, gateway, { streamUsage: 'force' })).toBe(true);
  });

  test('does not ask Azure API versions that would refuse', () => {
    expect(wants(body, azure, {}, '2024-06-01')).toBe(false);
    expect(wants(body, azure, {}, '2024-10-21')).toBe(true);
    expect(wants(body, azure, {}, 'preview')).toBe(true);
  });
});

describe.each([undefined, 2])('withStreamUsage, of JSON with an indent of %s', (indent) => {
  const ask = (request: object, options?: unknown): unknown => {
    const asked = withStreamUsage(JSON.stringify(request, null, indent), options);
    return asked && JSON.parse(asked);
  };

  test('adds to what is there', () => {
    expect(ask(body)).toEqual({ ...body, stream_options: { include_usage: true } });
    const others = { stream_options: { include_obfuscation: false } };
    expect(ask({ ...body, ...others }, others.stream_options)).toEqual({
      ...body,
      stream_options: { include_obfuscation: false, include_usage: true },
    });
  });

  test('is not misled by a text or a deeper field of that name', () => {
    const request = { ...body, stop: '"stream_options"', metadata: { stream_options: 'none' } };
    expect(ask(request)).toEqual({ ...request, stream_options: { include_usage: true } });
  });

  test('gives up where the application decided, or the rest would change', () => {
    const decided = { include_usage: false };
    expect(ask({ ...body, stream_options: decided }, decided)).toBeUndefined();
    expect(ask({ ...body, stream: false, stream_options: null }, null)).toBeUndefined();
    expect(withStreamUsage('{"stream":true,"seed":1e3,"stream_options":null}', null)).toBeUndefined();
  });
});

describe('isUsageChunk', () => {
  test.each([
    [{ choices: [], usage: { prompt_tokens: 1 } }, false, true],
    [{ choices: [{ index: 0 }], usage: { prompt_tokens: 1 } }, true, false],
    // Azure's first chunk has no choices either.
    [{ choices: [], prompt_filter_results: [], usage: null }, false, false],
    [{ choices: [], usage: null }, true, true],
    [{ choices: [] }, true, false],
    [null, true, false],
  ])('%j, with the choices finished: %s, is %s', (chunk, finished, expected) => {
    expect(isUsageChunk(chunk, finished)).toBe(expected);
  });
});
