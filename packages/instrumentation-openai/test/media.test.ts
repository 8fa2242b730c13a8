import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS, drain, type Harness, loadClient, startHarness } from './harness.ts';
import { type Answering, events, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const FILE = (): File => new File([new Uint8Array(10)], 'a.wav');
const SAY = { model: 'tts-1', voice: 'alloy' as const, input: 'Two 🚤 boats' };
const DONE = { type: 'speech.audio.done', usage: { input_tokens: 5, output_tokens: 20, total_tokens: 25 } };

describe.each(CLIENTS)('media with %s', (version) => {
  const major = Number(version.slice('openai-'.length));
  let harness: Harness;
  let server: ScriptedServer | undefined;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());
  afterEach(() => server?.close());

  const talkTo = async (...answers: Answering[]): Promise<OpenAI> => {
    server = await startScriptedServer(answers);
    return harness.client({ baseURL: `${server.url}/v1` });
  };
  const seen = (): Record<string, unknown> => {
    const [span, ...more] = harness.spans();
    expect(more).toEqual([]);
    return { ...span?.attributes };
  };

  test('a picture whose only usage is its cost has that cost, as xAI tells it', async () => {
    const client = await talkTo({
      body: { data: [{ url: 'https://example.com/a.jpeg' }], usage: { cost_in_usd_ticks: 700_000_000 } },
    });
    await client.images.generate({ model: 'grok-imagine-image', prompt: 'A boat' });
    expect(seen()).toMatchObject({ 'llm.usage.images': 1, 'llm.cost.provider': 0.07 });
  });

  test('pictures of which neither model nor usage is told are counted all the same', async () => {
    const client = await talkTo({ body: { created: 1, data: [{ url: 'u' }, { url: 'u' }] } });
    await client.images.createVariation({ image: FILE(), n: 2, size: '256x256' });
    expect(seen()).toMatchObject({ 'llm.usage.images': 2, 'llm.usage.image_size': '256x256' });
    expect(seen()).not.toHaveProperty('gen_ai.request.model');
  });

  test('a picture that another model has written does not add up', async () => {
    const usage = { input_tokens: 10, output_tokens: 20, total_tokens: 30 };
    const client = await talkTo({ body: { data: [{}], usage, svg_usage: { ...usage, model: 'gpt-5.6' } } });
    await client.images.generate({ model: 'gpt-image-2.6-flare', prompt: 'A boat' });
    expect(seen()).toMatchObject({ 'llm.usage.status': 'estimated', 'llm.usage.reason': 'does_not_add_up' });
  });

  test.runIf(major > 4)('a stream of several pictures, each with tokens, does not add up', async () => {
    const usage = { input_tokens: 10, output_tokens: 20, total_tokens: 30 };
    const done = { type: 'image_generation.completed', size: '1024x1024', quality: 'low', usage };
    const client = await talkTo({ pieces: events(done, done) });
    const asked = { model: 'gpt-image-1', prompt: 'A boat', n: 2, stream: true as const };
    await drain((await client.images.generate(asked)) as unknown as AsyncIterable<unknown>);
    expect(seen()).toMatchObject({ 'llm.usage.images': 2, 'llm.usage.reason': 'does_not_add_up' });
  });

  test('sound that is counted beside the input is part of it, as Mistral tells it', async () => {
    const client = await talkTo({
      body: {
        model: 'voxtral-mini-2507',
        text: 'Hello.',
        usage: {
          prompt_audio_seconds: 3,
          prompt_tokens: 3,
          total_tokens: 389,
          completion_tokens: 11,
          prompt_tokens_details: { cached_tokens: 0, audio_tokens: 375 },
        },
      },
    });
    await client.audio.transcriptions.create({ model: 'voxtral-mini-latest', file: FILE() });
    expect(seen()).toMatchObject({
      'gen_ai.response.model': 'voxtral-mini-2507',
      'gen_ai.usage.input_tokens': 378,
      'gen_ai.usage.audio.input_tokens': 375,
      'gen_ai.usage.output_tokens': 11,
      'llm.usage.audio_seconds': 3,
      'llm.usage.status': 'reported',
    });
  });

  test('a transcript has the cost that a gateway states', async () => {
    const usage = { total_tokens: 49, input_tokens: 37, output_tokens: 12, cost: 0.00010625 };
    const client = await talkTo({ body: { text: 'Hello.', usage } });
    await client.audio.transcriptions.create({ model: 'openai/gpt-4o-mini-transcribe', file: FILE() });
    expect(seen()).toMatchObject({ 'llm.cost.provider': 0.00010625, 'gen_ai.usage.input_tokens': 37 });
  });

  test('a streamed transcript is billed by its last event, whatever ends its lines', async () => {
    const usage = { type: 'tokens', total_tokens: 49, input_tokens: 37, output_tokens: 12 };
    const pieces = events({ type: 'transcript.text.delta', delta: 'Hello' }, { type: 'transcript.text.done', usage });
    const client = await talkTo({ pieces: pieces.map((piece) => piece.replaceAll('\n', '\r\n')) });
    await drain(await client.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: FILE(), stream: true }));
    expect(seen()).toMatchObject({ 'gen_ai.usage.input_tokens': 37, 'llm.usage.status': 'reported' });
  });

  test('a transcript without usage is not guessed at', async () => {
    const client = await talkTo({ body: { text: 'Hello friend.' } });
    await client.audio.transcriptions.create({ model: 'gpt-4o-mini-transcribe', file: FILE() });
    expect(seen()).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'provider_silent' });
  });

  test('speech that was refused has no characters to be billed', async () => {
    const client = await talkTo({ status: 400, body: { error: { message: 'no', code: null } } });
    await expect(client.audio.speech.create(SAY)).rejects.toMatchObject({ status: 400 });
    expect(seen()).toMatchObject({ 'error.type': '400', 'llm.usage.status': 'missing' });
    expect(seen()).not.toHaveProperty('llm.usage.input_characters');
  });

  test('speech comes to the application as it is, and its call is over before it is read', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251);
    const client = await talkTo({ headers: { 'content-type': 'audio/mpeg' }, body: bytes });
    const response = await client.audio.speech.create(SAY);
    expect(seen()).toMatchObject({ 'llm.usage.input_characters': 11, 'llm.usage.status': 'reported' });
    expect(Object.keys(response)).not.toContain('arrayBuffer');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('speech is counted where nobody awaits the promise', async () => {
    const client = await talkTo({ headers: { 'content-type': 'audio/mpeg' }, body: 'sound' });
    const { response } = await client.audio.speech.create(SAY).withResponse();
    expect(await response.text()).toBe('sound');
    expect(seen()).toMatchObject({ 'llm.usage.input_characters': 11 });
  });

  const STREAM = { ...SAY, model: 'gpt-4o-mini-tts', stream_format: 'sse' as const };
  const sound = { type: 'speech.audio.delta', audio: 'A'.repeat(300_000) };
  const listen = async (): Promise<Response> => {
    const client = await talkTo({ pieces: events(sound, sound, sound, sound, DONE) });
    return (await client.audio.speech.create(STREAM)) as unknown as Response;
  };
  const TOLD = { 'gen_ai.usage.input_tokens': 5, 'gen_ai.usage.output_tokens': 20, 'llm.usage.status': 'reported' };
  const text = events(sound, sound, sound, sound, DONE).join('');

  test('a stream of speech is billed by its last event, and read whole', async () => {
    const pieces = await drain((await listen()).body as unknown as AsyncIterable<Uint8Array>);
    expect(Buffer.concat(pieces).toString() === text).toBe(true);
    expect(seen()).toMatchObject({ ...TOLD, 'llm.usage.input_characters': 11 });
  });

  test('a stream of speech that is read as one text is billed by its last event', async () => {
    expect((await (await listen()).text()) === text).toBe(true);
    expect(seen()).toMatchObject(TOLD);
  });

  test('a stream of speech whose reading breaks off has no usage', async () => {
    for await (const _ of (await listen()).body as unknown as AsyncIterable<Uint8Array>) break;
    expect(harness.spans().map(({ attributes }) => attributes['llm.usage.reason'])).toEqual(
      // A stream of Node's is destroyed in silence: its call ends when it is collected.
      major === 4 ? [] : ['stream_aborted'],
    );
  });

  test('a stream of speech that is read where nobody sees it has no usage', async () => {
    await (await listen()).arrayBuffer();
    expect(seen()).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'body_unread' });
  });

  test.runIf(major > 4)('a stream of speech is seen by a reader as well, not through a pipe', async () => {
    const reader = ((await listen()).body as ReadableStream<Uint8Array>).getReader();
    while (!(await reader.read()).done);
    expect(seen()).toMatchObject(TOLD);
    await server?.close();
    harness.exporter.reset();
    const body = (await listen()).body as ReadableStream<Uint8Array>;
    expect((await drain(body.pipeThrough(new TextDecoderStream()))).join('') === text).toBe(true);
    expect(seen()).toMatchObject({ 'llm.usage.reason': 'body_unread' });
  });

  test.runIf(major > 4)('a body that a fetch of the application made up stays as odd as it is', async () => {
    const reader = Object.freeze({ read: () => 'odd' });
    const headers = new Headers({ 'content-type': 'text/event-stream' });
    const fetch = async () => ({ ok: true, status: 200, url: '', headers, body: { getReader: () => reader } });
    const { body } = await harness.client({ fetch }).audio.speech.create(STREAM);
    expect(body?.getReader()).toBe(reader);
    expect(body?.getReader().read()).toBe('odd');
  });

  test.runIf(major === 4)('a stream of speech is seen through a pipe of Node', async () => {
    const { PassThrough } = await import('node:stream');
    const body = (await listen()).body as unknown as NodeJS.ReadableStream;
    const pieces = await drain(body.pipe(new PassThrough()) as AsyncIterable<Buffer>);
    expect(Buffer.concat(pieces).toString() === text).toBe(true);
    expect(seen()).toMatchObject(TOLD);
  });

  test.runIf(major > 5)('a file that is a stream is sent as it comes, and its model is known before', async () => {
    const { toStreamingFile } = loadClient(version) as unknown as {
      toStreamingFile?: (data: AsyncIterable<string>, name: string) => File;
    };
    const client = await talkTo({ body: { data: [{}] } });
    async function* read() {
      yield 'pixels';
    }
    const image = toStreamingFile?.(read(), 'a.png') as File;
    await client.images.edit({ model: 'gpt-image-2', prompt: 'A boat', image, size: '1024x1024' });
    expect(server?.requests[0]?.body).toContain('pixels');
    expect(seen()).toMatchObject({ 'gen_ai.request.model': 'gpt-image-2', 'llm.usage.image_size': '1024x1024' });
  });

  test.runIf(major > 5)('a video that fails when it is ordered costs nothing', async () => {
    const body = { id: 'video_1', model: 'sora-2', seconds: '8', size: '720x1280', status: 'failed' };
    const client = await talkTo({ body: { ...body, error: { code: 'moderation_blocked', message: 'no' } } });
    await client.videos.create({ prompt: 'A boat', seconds: '8' });
    expect(seen()).toMatchObject({ 'error.type': 'moderation_blocked', 'llm.usage.status': 'missing' });
    expect(seen()).not.toHaveProperty('llm.usage.video_seconds');
  });

  test('the methods that send files are given back', () => {
    const { OpenAI: Client } = loadClient(version) as unknown as { OpenAI: typeof OpenAI };
    const ours = Client.Images.prototype.edit;
    harness.instrumentation.unpatchModule(Client);
    const theirs = Client.Images.prototype.edit;
    harness.instrumentation.patchModule(Client);
    expect(theirs).not.toBe(ours);
    expect([ours.name, ours.length]).toEqual([theirs.name, theirs.length]);
  });
});
