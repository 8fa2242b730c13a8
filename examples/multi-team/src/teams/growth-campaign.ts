import { setTimeout as sleep } from 'node:timers/promises';
import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { attempt } from '../ask.ts';
import { toPicture } from '../files.ts';

/** The growth team's campaign: pictures and a clip. */
export async function runGrowthCampaign(client: OpenAI): Promise<void> {
  await withAttribution({ team: 'growth', project: 'campaign', environment: 'production', user: 'dan' }, async () => {
    await withAttribution({ feature: '/campaign/pictures' }, async () => {
      await attempt('gpt-image-1.5', () => drawAlbum(client));
      // By the picture.
      await attempt('dall-e-3', () =>
        client.images.generate({ model: 'dall-e-3', prompt: 'A postcard of a lighthouse.', size: '1024x1024' }),
      );
    });
    await withAttribution({ feature: '/campaign/clip' }, () => attempt('sora-2', () => makeClip(client)));
  });
}

/** By the tokens of what is drawn; the second picture also by those of the first. */
async function drawAlbum(client: OpenAI): Promise<void> {
  const shape = { model: 'gpt-image-1.5', size: '1024x1024', quality: 'low' } as const;
  const { data } = await client.images.generate({ ...shape, prompt: 'A photo album that lies open on a beach.' });
  const image = toPicture('album.png', data?.[0]?.b64_json ?? '');
  await client.images.edit({ ...shape, prompt: 'The same album in the snow.', image });
}

/** By the second, when it is ordered. To look whether it is done costs nothing. */
async function makeClip(client: OpenAI): Promise<void> {
  const { id } = await client.videos.create({
    model: 'sora-2',
    prompt: 'A photo album whose pages turn in the wind.',
    seconds: '4',
    size: '720x1280',
  });
  for (let looks = 0; looks < 3; looks++) {
    if ((await client.videos.retrieve(id)).status === 'completed') return;
    await sleep(100);
  }
}
