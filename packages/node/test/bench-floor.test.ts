import { afterAll, beforeAll, expect, test } from 'vitest';
import { Workers } from '../bench/rounds.ts';
import { CHUNK, EMBEDDINGS, PLAIN } from '../bench/scenarios/cpu.ts';
import { FIRST_CHUNK } from '../bench/scenarios/first-chunk.ts';
import { FLOOR } from '../bench/subjects/floor.ts';
import { OURS } from '../bench/subjects/ours.ts';

let workers: Workers;
beforeAll(async () => {
  workers = await Workers.start([FLOOR, OURS], '7');
});
afterAll(() => workers.stop());

test.each([PLAIN, CHUNK, FIRST_CHUNK, EMBEDDINGS])(
  'the floor writes as many attributes as Spendspan, measured by: $name',
  async (scenario) => {
    const measured = await workers.measure({ ...scenario, rounds: 1, warmUp: 0 });
    const [floor, ours] = [measured.get('floor'), measured.get('spendspan')];

    expect(ours?.attributes).toBeGreaterThan(0);
    expect(floor?.attributes).toBe(ours?.attributes);
    expect(floor?.spans).toBe(ours?.spans);
  },
);
