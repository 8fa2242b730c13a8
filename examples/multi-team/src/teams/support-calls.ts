import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { attempt } from '../ask.ts';
import { createRecording } from '../files.ts';

/** The support team on the phone: writes down what was left on the machine, and answers in speech. */
export async function runSupportCalls(client: OpenAI): Promise<void> {
  await withAttribution({ team: 'support', project: 'phone', environment: 'production', user: 'ann' }, async () => {
    await withAttribution({ feature: '/voicemail/transcribe' }, async () => {
      // By the tokens of what is heard, and by the second.
      await attempt('gpt-4o-transcribe', () =>
        client.audio.transcriptions.create({
          model: 'gpt-4o-transcribe',
          file: createRecording('voicemail.wav', 12),
        }),
      );
      await attempt('whisper-1', () =>
        client.audio.translations.create({ model: 'whisper-1', file: createRecording('french.wav', 12) }),
      );
    });
    await withAttribution({ feature: '/voicemail/reply' }, () =>
      // By the character; the bytes are the app's own.
      attempt('tts-1', async () => {
        const spoken = await client.audio.speech.create({
          model: 'tts-1',
          voice: 'alloy',
          input: 'Your ticket is solved. Thank you for waiting.',
        });
        return spoken.arrayBuffer();
      }),
    );
  });
}
