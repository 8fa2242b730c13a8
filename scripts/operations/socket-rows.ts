/** A kind of socket of the client, and what becomes of what is said over it. */
export interface SocketRow {
  /** Files of the client, as `check:openai` lists them. */
  readonly files: readonly [string, ...string[]];
  readonly seen: 'yes' | 'no';
  readonly priced: string;
  /** Of what is seen, its spans; of the rest, why it is not. */
  readonly why: string;
}

/** Every file of the client that opens a socket, or a connection as good as one, of whatever version. */
export const SOCKET_ROWS: readonly SocketRow[] = [
  {
    files: ['realtime/ws.js', 'realtime/websocket.js', 'beta/realtime/ws.js', 'beta/realtime/websocket.js'],
    seen: 'yes',
    priced: 'tokens of text, sound and pictures, cached ones at their price; transcripts by tokens or seconds',
    why: '`realtime` for each response, `transcription` for what was said and written down',
  },
  {
    files: ['resources/responses/ws.js', 'resources/beta/responses/ws.js'],
    seen: 'yes',
    priced: 'tokens, fees of tools, pictures',
    why: '`chat` for each response',
  },
  {
    files: ['resources/live/ws.js', 'resources/live/sideband/ws.js', 'resources/live/forks/ws.js'],
    seen: 'yes',
    priced: 'seconds of sound; the models that a session asks, by tokens',
    why: '`realtime` for each session, `chat` and `decision` for what it asks',
  },
  {
    files: ['realtime/translations/ws.js'],
    seen: 'yes',
    priced: 'not priced',
    why: '`translation` for each session; it is billed by the minute, and does not say how many',
  },
  {
    files: [
      'realtime/webrtc.js',
      'live/webrtc.js',
      'lib/realtime/webrtc.js',
      'lib/live/webrtc.js',
      'lib/webrtc/connection.js',
    ],
    seen: 'no',
    priced: 'not priced',
    why: 'spoken in a browser; the opening of its session is counted, and a socket that listens in on it is seen',
  },
  { files: ['internal/ws.js'], seen: 'no', priced: 'free', why: 'a part of the others' },
];
