import OpenAI from 'openai';
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

describe('responses of the local provider', () => {
  it('answer a text with usage, and can be retrieved, then deleted', async () => {
    const response = await client.responses.create({ model: 'o4-mini', instructions: 'Be brief.', input: 'Hello you' });
    expect(response.output_text).toBe('A local answer to: Hello you');
    expect(response.usage).toEqual({
      input_tokens: 5,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 71,
      output_tokens_details: { reasoning_tokens: 64 },
      total_tokens: 76,
    });
    expect((await client.responses.retrieve(response.id)).usage).toEqual(response.usage);
    await client.responses.delete(response.id);
    await expect(client.responses.retrieve(response.id)).rejects.toMatchObject({ status: 404 });
  });

  it('stream the events in the order of the real API', async () => {
    const stream = await client.responses.create({ model: 'gpt-4.1', input: 'Hello', stream: true });
    const events = await collect(stream);
    expect([...new Set(events.map(({ type }) => type))]).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    const last = events.at(-1);
    expect(last?.type === 'response.completed' && last.response.usage?.output_tokens).toBe(6);
  });

  it('end incomplete at max_output_tokens, and bill it', async () => {
    const response = await client.responses.create({ model: 'gpt-4.1', input: 'Hello', max_output_tokens: 2 });
    expect(response.status).toBe('incomplete');
    expect(response.usage?.output_tokens).toBe(2);
  });

  it.each(['incomplete', 'failed'] as const)('end a stream with response.%s on request', async (ending) => {
    const stream = await client.responses.create(
      { model: 'gpt-4.1', input: 'Hello', stream: true },
      { headers: { 'x-local-ending': ending } },
    );
    expect((await collect(stream)).at(-1)?.type).toBe(`response.${ending}`);
  });

  it('throw in the client when an error event comes first', async () => {
    const stream = await client.responses.create(
      { model: 'gpt-4.1', input: 'Hello', stream: true },
      { headers: { 'x-local-ending': 'error' } },
    );
    await expect(collect(stream)).rejects.toBeInstanceOf(OpenAI.APIError);
  });

  it('call a function, and answer once it has been run', async () => {
    const tools = [
      { type: 'function' as const, name: 'look', strict: true, parameters: { type: 'object', properties: {} } },
    ];
    const first = await client.responses.create({ model: 'gpt-4.1', input: 'Look', tools });
    const call = first.output[0];
    if (call?.type !== 'function_call') throw new Error(`got ${call?.type}`);
    const second = await client.responses.create({
      model: 'gpt-4.1',
      tools,
      input: [
        { role: 'user', content: 'Look' },
        call,
        { type: 'function_call_output', call_id: call.call_id, output: 'seen' },
      ],
    });
    expect(second.output_text).toBe('A local answer to: Look');
  });

  it('run in the background without usage until they are done', async () => {
    const { id, status, usage } = await client.responses.create({ model: 'gpt-4.1', input: 'Hello', background: true });
    expect([status, usage]).toEqual(['queued', null]);
    expect((await client.responses.retrieve(id)).status).toBe('in_progress');
    expect(await client.responses.retrieve(id)).toMatchObject({ status: 'completed', usage: { input_tokens: 2 } });
  });

  it('stay without usage when cancelled in the background', async () => {
    const { id } = await client.responses.create({ model: 'gpt-4.1', input: 'Hello', background: true });
    expect(await client.responses.cancel(id)).toMatchObject({ status: 'cancelled', usage: null });
    expect((await client.responses.retrieve(id)).status).toBe('cancelled');
  });
});

describe('embeddings of the local provider', () => {
  it('are the same vector in base64, which the client asks for, and as numbers', async () => {
    const request = { model: 'text-embedding-3-small', input: ['one', 'two words'], dimensions: 8 };
    const decoded = await client.embeddings.create(request);
    const numbers = await client.embeddings.create({ ...request, encoding_format: 'float' });
    expect(provider.requests.at(-2)?.body).toMatchObject({ encoding_format: 'base64' });
    expect([...(decoded.data[1]?.embedding ?? [])]).toEqual(numbers.data[1]?.embedding);
    expect(numbers.data[1]?.embedding).toHaveLength(8);
    expect(numbers.usage).toEqual({ prompt_tokens: 4, total_tokens: 4 });
  });

  it('count given tokens as they are', async () => {
    const { usage } = await client.embeddings.create({ model: 'text-embedding-3-large', input: [[1, 2, 3], [4]] });
    expect(usage.prompt_tokens).toBe(4);
  });
});

describe('the rest of the local provider', () => {
  it('completes a legacy prompt, plain and streamed', async () => {
    const request = { model: 'gpt-3.5-turbo-instruct', prompt: 'Once upon', max_tokens: 4 };
    const plain = await client.completions.create(request);
    expect(plain).toMatchObject({
      model: 'gpt-3.5-turbo-instruct:20230824-v2',
      choices: [{ text: 'A local answer t', finish_reason: 'length' }],
      usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
    });
    const chunks = await collect(
      await client.completions.create({ ...request, stream: true, stream_options: { include_usage: true } }),
    );
    expect(chunks.map((chunk) => chunk.choices[0]?.text ?? '').join('')).toBe('A local answer t');
    expect(chunks.at(-1)?.usage).toEqual(plain.usage);
  });

  it('lists models and moderates', async () => {
    const models = await collect(client.models.list());
    expect(models.map(({ id }) => id)).toContain('gpt-4.1');
    const { results } = await client.moderations.create({ input: ['a', 'b'] });
    expect(results.map(({ flagged }) => flagged)).toEqual([false, false]);
  });
});

describe('media of the local provider', () => {
  it('draws by tokens, and by the picture where the model is an old one', async () => {
    const { data, usage, size } = await client.images.generate({
      model: 'gpt-image-1',
      prompt: 'A boat',
      n: 2,
      quality: 'low',
    });
    expect([data?.length, size]).toEqual([2, '1024x1024']);
    expect(usage).toMatchObject({ input_tokens: 2, output_tokens: 544, output_tokens_details: { image_tokens: 544 } });
    expect(await client.images.generate({ model: 'dall-e-3', prompt: 'A boat' })).not.toHaveProperty('usage');
  });

  it('streams a picture by its partial ones', async () => {
    const stream = await client.images.generate({
      model: 'gpt-image-1',
      prompt: 'A boat',
      quality: 'low',
      stream: true,
      partial_images: 2,
    });
    const events = await collect(stream);
    expect(events.map(({ type }) => type)).toEqual([
      'image_generation.partial_image',
      'image_generation.partial_image',
      'image_generation.completed',
    ]);
    expect(events.at(-1)).toMatchObject({ usage: { output_tokens: 472 } });
  });

  it('counts the pictures that another is made from, and remembers no more than their names and sizes', async () => {
    const image = [new File(['1'], 'a.png'), new File(['22'], 'b.png')];
    const { usage } = await client.images.edit({ model: 'gpt-image-1', prompt: 'A boat', image, quality: 'low' });
    expect(usage?.input_tokens_details).toEqual({ text_tokens: 2, image_tokens: 400 });
    expect(provider.requests.at(-1)?.body).toMatchObject({
      'image[]': [
        { file: 'a.png', bytes: 1 },
        { file: 'b.png', bytes: 2 },
      ],
    });
  });

  it('hears a second in 32,000 bytes', async () => {
    const file = new File([new Uint8Array(40_000)], 'a.wav');
    const heard = await client.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file });
    expect(heard).toMatchObject({ text: 'A local answer to: a.wav', usage: { type: 'tokens', input_tokens: 13 } });
    const seconds = await client.audio.transcriptions.create({ model: 'whisper-1', file });
    expect(seconds).toMatchObject({ usage: { type: 'duration', seconds: 2 } });
    const format = { model: 'whisper-1', file, response_format: 'text' } as const;
    expect(await client.audio.transcriptions.create(format)).toBe('A local answer to: a.wav\n');
  });

  it('speaks in silence', async () => {
    const spoken = await client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'Hello' });
    expect((await spoken.arrayBuffer()).byteLength).toBe(500);
  });

  it('makes a video in the background, and another from it', async () => {
    const { id, status, seconds } = await client.videos.create({ prompt: 'A boat' });
    expect([status, seconds]).toEqual(['queued', '4']);
    expect((await client.videos.retrieve(id)).status).toBe('in_progress');
    expect((await client.videos.retrieve(id)).status).toBe('completed');
    const longer = await client.videos.extend({ prompt: 'And on', seconds: '8', video: { id } });
    expect([longer.seconds, longer.remixed_from_video_id]).toEqual(['12', id]);
    await expect(client.videos.remix('video_0', { prompt: 'x' })).rejects.toMatchObject({ status: 404 });
  });
});
