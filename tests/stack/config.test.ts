import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { programFolder } from '../../collector-config/stack/build-program.ts';
import { COLLECTOR, PROMETHEUS } from '../../collector-config/stack/programs.ts';
import { listConfigs } from '../../collector-config/stack/stack.ts';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('../../collector-config', import.meta.url));
const layers = readdirSync(join(folder, 'layers')).map((name) => name.replace('.yaml', ''));

describe('the configuration of the collector', () => {
  it.each([
    { layers: [] },
    ...layers.map((layer) => ({ layers: layer === 'queue-on-disk' ? ['ledger', layer] : [layer] })),
    { layers: ['ledger', 'queue-on-disk', 'tail-sampling', 'keep-text'] },
  ])('is valid with the layers $layers', async ({ layers }) => {
    const args = ['validate', ...listConfigs(layers).flatMap((path) => ['--config', path])];
    await run(join(programFolder(COLLECTOR), 'otelcol-spendspan'), args, { cwd: '/tmp' });
  });
});

describe('the configuration of Prometheus', () => {
  it('is valid', async () => {
    const promtool = join(programFolder(PROMETHEUS), 'promtool');
    const { stdout } = await run(promtool, ['check', 'config', join(folder, 'prometheus.yaml')]);
    expect(stdout).toContain('SUCCESS');
  });
});
