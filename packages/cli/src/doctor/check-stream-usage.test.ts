import { describe, expect, it } from 'vitest';
import { checkStreamUsage } from './check-stream-usage.ts';
import type { App } from './types.ts';

const check = (env: App['env']): ReturnType<typeof checkStreamUsage> => checkStreamUsage({ env } as App);

describe('checkStreamUsage', () => {
  it.each(['http://127.0.0.1:4000/v1', 'http://localhost:11434/v1', 'http://[::1]:80', 'https://llm.internal:8443'])(
    'says what to set for a server of one’s own: %s',
    (OPENAI_BASE_URL) => {
      const { host, hostname } = new URL(OPENAI_BASE_URL);
      expect(check({ OPENAI_BASE_URL })).toMatchObject([
        { status: 'warn', remedy: expect.stringContaining(`set SPENDSPAN_STREAM_USAGE_HOSTS=${host}`) },
      ]);
      expect(check({ OPENAI_BASE_URL, SPENDSPAN_STREAM_USAGE_HOSTS: `a, ${host}` })).toEqual([]);
      expect(check({ OPENAI_BASE_URL, SPENDSPAN_STREAM_USAGE_HOSTS: hostname })).toEqual([]);
      expect(check({ OPENAI_BASE_URL, SPENDSPAN_STREAM_USAGE: 'force' })).toEqual([]);
    },
  );

  it.each([undefined, '', 'no address', 'https://api.openai.com/v1', 'https://openrouter.ai/api/v1'])(
    'has nothing to say of %s',
    (OPENAI_BASE_URL) => {
      expect(check({ OPENAI_BASE_URL })).toEqual([]);
    },
  );
});
