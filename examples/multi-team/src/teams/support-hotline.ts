import { connect } from 'node:net';
import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { createSpeech } from '../files.ts';

/** The support team's hotline: a conversation over a socket, billed to its team, but for what is asked on the side. */
export async function runSupportHotline(client: OpenAI): Promise<void> {
  const owner = { team: 'support', project: 'phone', environment: 'production', user: 'ann', feature: '/hotline' };
  const socket = withAttribution(
    owner,
    () => new OpenAIRealtimeWS({ model: 'gpt-realtime', ...reach(client) }, client),
  );
  const failed = new Promise<void>((resolve) => {
    socket.on('error', ({ message }) => {
      console.log(`  gpt-realtime refused: ${message}`);
      resolve();
    });
  });
  await Promise.race([converse(socket), failed]);
  socket.close();
}

async function converse(socket: OpenAIRealtimeWS): Promise<void> {
  await until(socket, 'session.created');
  socket.send({
    type: 'session.update',
    session: { type: 'realtime', audio: { input: { transcription: { model: 'gpt-4o-transcribe' } } } },
  });
  await until(socket, 'session.updated');
  const heard = until(socket, 'conversation.item.input_audio_transcription.completed');
  socket.send({
    type: 'conversation.item.create',
    item: { type: 'message', role: 'user', content: [{ type: 'input_audio', audio: createSpeech(2.5) }] },
  });
  socket.send({ type: 'response.create' });
  await Promise.all([heard, until(socket, 'response.done')]);

  // No part of the conversation, and of another feature.
  withAttribution({ feature: '/hotline/summary' }, () =>
    socket.send({
      type: 'response.create',
      response: {
        conversation: 'none',
        metadata: { topic: 'summary' },
        output_modalities: ['text'],
        instructions: 'Sum the call up in one sentence.',
      },
    }),
  );
  await until(socket, 'response.done');
}

function until(
  socket: OpenAIRealtimeWS,
  type: 'session.created' | 'session.updated' | 'response.done' | Heard,
): Promise<void> {
  return new Promise((resolve) => {
    const listener = (): void => {
      socket.off(type, listener);
      resolve();
    };
    socket.on(type, listener);
  });
}

type Heard = 'conversation.item.input_audio_transcription.completed';

/** A gateway on this machine speaks without TLS, of which the client knows nothing. */
function reach({ baseURL }: OpenAI): { options?: { createConnection: () => ReturnType<typeof connect> } } {
  const { protocol, hostname, port } = new URL(baseURL);
  return protocol === 'http:' ? { options: { createConnection: () => connect(Number(port || 80), hostname) } } : {};
}
