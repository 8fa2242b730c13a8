import OpenAI, { AzureOpenAI } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalProvider, startLocalProvider } from '../src/index.ts';
import { collect } from './collect.ts';

let provider: LocalProvider;
let client: OpenAI;

beforeAll(async () => {
  provider = await startLocalProvider();
  client = new OpenAI({ apiKey: 'local', baseURL: provider.baseURL });
});
afterAll(() => provider.close());

const QUESTION = [{ role: 'user' as const, content: 'Say this is a test' }];

describe('chat completions of the local provider', () => {
  it('answer with the dated model and usage by the counting rules', async () => {
    const answer = await client.chat.completions.create({ model: 'gpt-4.1', messages: QUESTION });
    expect(answer.model).toBe('gpt-4.1-2025-04-14');
    expect(answer.choices[0]?.message.content).toBe('A local answer to: Say this is a test');
    // 18 characters in, 37 out.
    expect(answer.usage).toMatchObject({ prompt_tokens: 5, completion_tokens: 10, total_tokens: 15 });
    expect(answer.usage?.completion_tokens_details?.reasoning_tokens).toBe(0);
  });

  it.each(['o3', 'gpt-5-mini', 'deepseek-v3.2', 'deepseek/deepseek-chat'])(
    'count 64 reasoning tokens inside the output of %s',
    async (model) => {
      const { usage } = await client.chat.completions.create({ model, messages: QUESTION });
      expect(usage?.completion_tokens).toBe(74);
      expect(usage?.completion_tokens_details?.reasoning_tokens).toBe(64);
    },
  );

  it('cut the text at max_completion_tokens and say so', async () => {
    const { choices, usage } = await client.chat.completions.create({
      model: 'gpt-4.1',
      messages: QUESTION,
      max_completion_tokens: 3,
    });
    expect(choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'A local answ' } });
    expect(usage?.completion_tokens).toBe(3);
  });

  it('cache a long prompt from its second use on, per model', async () => {
    const content = 'x'.repeat(5000);
    const ask = async (model: string, text: string): Promise<number | undefined> => {
      const answer = await client.chat.completions.create({ model, messages: [{ role: 'user', content: text }] });
      return answer.usage?.prompt_tokens_details?.cached_tokens;
    };
    expect(await ask('gpt-4.1', content)).toBe(0);
    // 1,250 tokens in common, in steps of 128.
    expect(await ask('gpt-4.1', `${content}, and then`)).toBe(1152);
    expect(await ask('gpt-4o', content)).toBe(0);
  });

  it('tell what they write to the cache where OpenAI bills it', async () => {
    const request = { model: 'gpt-5.6-sol', messages: [{ role: 'user' as const, content: 'y'.repeat(5000) }] };
    const first = await client.chat.completions.create(request);
    expect(first.usage?.prompt_tokens_details).toMatchObject({ cached_tokens: 0, cache_write_tokens: 1152 });
    const second = await client.chat.completions.create(request);
    expect(second.usage?.prompt_tokens_details).toMatchObject({ cached_tokens: 1152, cache_write_tokens: 0 });
    const other = await client.chat.completions.create({ ...request, model: 'gpt-4.1' });
    expect(other.usage?.prompt_tokens_details).not.toHaveProperty('cache_write_tokens');
  });

  it('give n choices, billed together', async () => {
    const { choices, usage } = await client.chat.completions.create({ model: 'gpt-4.1', messages: QUESTION, n: 3 });
    expect(choices.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(usage?.completion_tokens).toBe(30);
  });

  it('send what x-local-usage and x-local-output say', async () => {
    const usage = { prompt_tokens: 7, completion_tokens: 1, total_tokens: 8, odd: { cached: 161 } };
    const answer = await client.chat.completions.create(
      { model: 'gpt-4.1', messages: QUESTION },
      { headers: { 'x-local-usage': JSON.stringify(usage), 'x-local-output': 'Yes.' } },
    );
    expect(answer.usage).toEqual(usage);
    expect(answer.choices[0]?.message.content).toBe('Yes.');
  });

  it('call the offered tool once, so that runTools comes to an end', async () => {
    const runner = client.chat.completions.runTools({
      model: 'gpt-4.1',
      messages: QUESTION,
      tools: [
        {
          type: 'function',
          function: {
            name: 'find_weather',
            description: 'Finds the weather.',
            parameters: { type: 'object', properties: { city: { type: 'string' }, days: { type: 'integer' } } },
            parse: JSON.parse as (text: string) => { city: string; days: number },
            function: ({ city, days }: { city: string; days: number }) => `${city}: sun for ${days} day`,
          },
        },
      ],
    });
    expect(await runner.finalContent()).toBe('A local answer to: Say this is a test');
    expect(runner.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant']);
  });

  it('fit a JSON schema, so that parse works', async () => {
    const answer = await client.chat.completions.parse({
      model: 'gpt-4.1',
      messages: QUESTION,
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'event',
          strict: true,
          schema: {
            type: 'object',
            properties: { name: { type: 'string' }, guests: { type: 'array', items: { enum: ['Ann', 'Bo'] } } },
          },
        },
      },
    });
    expect(JSON.parse(answer.choices[0]?.message.content ?? '')).toEqual({ name: 'local', guests: ['Ann'] });
  });
});

describe('chat streams of the local provider', () => {
  it('carry no usage at all unless asked', async () => {
    const chunks = await collect(
      await client.chat.completions.create({ model: 'gpt-4.1', messages: QUESTION, stream: true }),
    );
    expect(chunks.every((chunk) => !('usage' in chunk))).toBe(true);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toContain('Say this is a test');
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop');
  });

  it('carry null usage and one last chunk without choices when asked', async () => {
    const chunks = await collect(
      await client.chat.completions.create({
        model: 'gpt-4.1',
        messages: QUESTION,
        n: 2,
        stream: true,
        stream_options: { include_usage: true },
      }),
    );
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null && chunk.choices.length === 1)).toBe(true);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 20 } });
  });

  it('give a tool call in pieces that the client puts together', async () => {
    const stream = client.chat.completions.stream({
      model: 'gpt-4.1',
      messages: QUESTION,
      tools: [
        {
          type: 'function',
          function: { name: 'look', parameters: { type: 'object', properties: { where: { type: 'string' } } } },
        },
      ],
    });
    const [call] = (await stream.finalMessage()).tool_calls ?? [];
    expect(call).toMatchObject({ type: 'function', function: { name: 'look', arguments: '{"where":"local"}' } });
  });
});

describe('Azure paths of the local provider', () => {
  it('answer a deployment of any name, and open a stream with the empty filter chunk', async () => {
    const azure = new AzureOpenAI({ apiKey: 'local', endpoint: provider.url, apiVersion: '2024-10-21' });
    const plain = await azure.chat.completions.create({ model: 'support-bot', messages: QUESTION });
    expect(plain.model).toBe('gpt-4.1-2025-04-14');
    expect(provider.requests.at(-1)?.path).toBe(
      '/openai/deployments/support-bot/chat/completions?api-version=2024-10-21',
    );
    const chunks = await collect(
      await azure.chat.completions.create({ model: 'support-bot', messages: QUESTION, stream: true }),
    );
    expect(chunks[0]).toMatchObject({ id: '', model: '', choices: [] });
    expect(chunks[1]?.model).toBe('gpt-4.1-2025-04-14');
  });
});
