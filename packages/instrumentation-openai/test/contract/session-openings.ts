import type OpenAI from 'openai';
import type { ContractCase, Expected } from './contract-case.ts';

const OLD = 'older clients do not have it';
const SINCE_5 = { 4: OLD };
const SINCE_6 = { 4: OLD, 5: OLD };
const SINCE_7 = { ...SINCE_6, 6: OLD };

const opened = (model?: string): Readonly<Record<string, Expected>> => ({
  'gen_ai.operation.name': 'realtime',
  'openai.api.type': 'realtime',
  ...(model !== undefined && { 'gen_ai.request.model': model }),
  'llm.usage.status': 'missing',
  'llm.usage.reason': 'provider_silent',
});
const SESSION = { type: 'realtime', model: 'gpt-realtime' } as const;
const LIVE = { model: 'gpt-live-1' };
const WEBRTC = { type: 'webrtc', sdp: 'v=0' } as const;

/** Their model stands at the top of the request, where samplers see it. */
const NAMED: ReadonlySet<string> = new Set(['realtime.calls.accept', 'beta.realtime.sessions.create']);

/** A call of the client, and the model that it names. */
type Opening = readonly [
  operation: string,
  lacks: Readonly<Record<number, string>> | undefined,
  model: string | undefined,
  call: (client: OpenAI) => PromiseLike<unknown>,
];

const OPENINGS: readonly Opening[] = [
  [
    'realtime.clientSecrets.create',
    SINCE_5,
    SESSION.model,
    ({ realtime }) => realtime.clientSecrets.create({ session: SESSION }),
  ],
  [
    'realtime.translations.clientSecrets.create',
    SINCE_7,
    'gpt-realtime-translate',
    ({ realtime }) => realtime.translations.clientSecrets.create({ session: { model: 'gpt-realtime-translate' } }),
  ],
  [
    'realtime.calls.create',
    SINCE_7,
    undefined,
    ({ realtime }) => realtime.calls.create({ sdp: 'v=0', session: SESSION }),
  ],
  ['realtime.calls.accept', SINCE_6, SESSION.model, ({ realtime }) => realtime.calls.accept('rtc_1', SESSION)],
  [
    'beta.realtime.sessions.create',
    undefined,
    SESSION.model,
    ({ beta }) => beta.realtime.sessions.create({ model: SESSION.model as never }),
  ],
  [
    'beta.realtime.transcriptionSessions.create',
    undefined,
    'gpt-4o-transcribe',
    ({ beta }) =>
      beta.realtime.transcriptionSessions.create({ input_audio_transcription: { model: 'gpt-4o-transcribe' } }),
  ],
  ['live.create', SINCE_7, LIVE.model, ({ live }) => live.create({ session: LIVE, transport: WEBRTC })],
  [
    'live.sessions.accept',
    SINCE_7,
    LIVE.model,
    ({ live }) => live.sessions.accept('live_1', { session: { ...LIVE, type: 'live' } }),
  ],
  ['live.sessions.fork', SINCE_7, undefined, ({ live }) => live.sessions.fork('live_1', { transport: WEBRTC })],
];

/** Sessions that are opened for others: counted, and without a price. */
export const sessionOpeningsCases: readonly ContractCase[] = OPENINGS.map(([operation, lacks, model, call]) => ({
  title: operation,
  operation,
  ...(lacks && { lacks }),
  call: ({ client }) => call(client),
  spans: [{ name: NAMED.has(operation) ? `realtime ${model}` : 'realtime', attributes: opened(model) }],
}));
