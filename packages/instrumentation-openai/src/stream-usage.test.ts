import { describe, expect, test } from 'vitest';
import { chatCompletions } from './operations/chat-completions.ts';
import { readServer } from './server.ts';
import { readSettings } from './settings.ts';
import { askForStreamUsage, isUsageChunk } from './stream-usage.ts';

const openai = readServer('https://api.openai.com/v1');
const azure = readServer('https://acme.openai.azure.com/openai');
const gateway = readServer('https://llm.example.com/v1');
const body = { model: 'gpt-4.1', stream: true };
const ask = (request: Record<string, unknown>, server = openai, config = {}, apiVersion?: string): unknown =>
  askForStreamUsage(request, chatCompletions, server, readSettings(config, {}), apiVersion)?.['stream_options'];

describe('askForStreamUsage', () => {
  test('asks known hosts, and keeps the other stream options', () => {
    expect(ask(body)).toEqual({ include_usage: true });
    expect(ask({ ...body, stream_options: { include_obfuscation: false } })).toEqual({
      include_obfuscation: false,
      include_usage: true,
    });
  });

  test('leaves alone what the application decided, what is no stream, and hosts it does not know', () => {
    expect(ask({ ...body, stream_options: { include_usage: false } })).toBeUndefined();
    expect(ask({ ...body, stream_options: { include_usage: true } })).toBeUndefined();
    expect(ask({ ...body, stream: false })).toBeUndefined();
    expect(ask(body, gateway)).toBeUndefined();
    expect(ask(body, openai, { streamUsage: 'off' })).toBeUndefined();
  });

  test('asks more hosts when told to', () => {
    expect(ask(body, gateway, { streamUsageHosts: ['llm.example.com'] })).toEqual({ include_usage: true });
    expect(ask(body, gateway, { streamUsage: 'force' })).toEqual({ include_usage: true });
  });

  test('does not ask Azure API versions that would refuse', () => {
    expect(ask(body, azure, {}, '2024-06-01')).toBeUndefined();
    expect(ask(body, azure, {}, '2024-10-21')).toEqual({ include_usage: true });
    expect(ask(body, azure, {}, 'preview')).toEqual({ include_usage: true });
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
