import { describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  test('has the documented defaults', () => {
    expect(readSettings({}, {})).toEqual({
      streamUsage: 'auto',
      streamUsageHosts: new Set(),
      propagateToProvider: false,
      abandonedAfterMs: 300_000,
      latestConventions: false,
    });
  });

  test('lets the argument win over the environment, and the environment over the default', () => {
    const env = {
      SPENDSPAN_STREAM_USAGE: 'off',
      SPENDSPAN_STREAM_USAGE_HOSTS: ' LLM.example.com, 127.0.0.1,',
      OTEL_SEMCONV_STABILITY_OPT_IN: 'http,gen_ai_latest_experimental',
    };
    expect(readSettings({}, env)).toMatchObject({
      streamUsage: 'off',
      streamUsageHosts: new Set(['llm.example.com', '127.0.0.1']),
      latestConventions: true,
    });
    expect(readSettings({ streamUsage: 'force', streamUsageHosts: [] }, env)).toMatchObject({
      streamUsage: 'force',
      streamUsageHosts: new Set(),
    });
  });

  test.each(['', ' '])('takes an empty variable for an unset one: %j', (empty) => {
    expect(readSettings({}, { SPENDSPAN_STREAM_USAGE: empty, SPENDSPAN_STREAM_USAGE_HOSTS: empty })).toEqual(
      readSettings({}, {}),
    );
  });

  test('takes hosts with their port, addresses of either kind, and words in any case', () => {
    const env = { SPENDSPAN_STREAM_USAGE: 'Force', SPENDSPAN_STREAM_USAGE_HOSTS: '127.0.0.1:4710,[::1]:80,LLM.corp:1' };
    expect(readSettings({ propagateToProvider: ['gw:8080', '[::1]'] }, env)).toMatchObject({
      streamUsage: 'force',
      streamUsageHosts: new Set(['127.0.0.1:4710', '[::1]:80', 'llm.corp:1']),
      propagateToProvider: new Set(['gw:8080', '[::1]']),
    });
  });

  test.each([
    [{}, { SPENDSPAN_STREAM_USAGE: 'always' }, 'got "always" for streamUsage, expected auto, force or off'],
    [{ streamUsageHosts: ['https://llm.example.com'] }, {}, 'got "https://llm.example.com" for streamUsageHosts'],
    [{}, { SPENDSPAN_STREAM_USAGE_HOSTS: 'llm.example.com:https' }, 'got "llm.example.com:https" for streamUsageHosts'],
    [{ streamUsageHosts: 'llm.example.com' as never }, {}, 'got "llm.example.com" for streamUsageHosts'],
    [{ streamUsageHost: [] } as never, {}, 'got an option "streamUsageHost", expected enabled, streamUsage, '],
    [{ abandonedAfterMs: 0 }, {}, 'got 0 for abandonedAfterMs'],
    [{ propagateToProvider: 'gateway' as never }, {}, 'got "gateway" for propagateToProvider'],
  ])('refuses %j with %j', (config, env, message) => {
    expect(() => readSettings(config, env)).toThrow(TypeError);
    expect(() => readSettings(config, env)).toThrow(message);
  });
});
