import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findGo } from './go-toolchain.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function makeGo(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-go-'));
  folders.push(folder);
  writeFileSync(join(folder, 'go'), `#!/bin/sh\necho ${version}\n`);
  chmodSync(join(folder, 'go'), 0o755);
  return folder;
}

describe.skipIf(process.platform === 'win32')('the Go of a machine', () => {
  it('is the first one on PATH that is new enough', () => {
    const [old, fit] = [makeGo('go1.19.8'), makeGo('go1.26.0')];
    expect(findGo({ PATH: `${old}:${fit}` }, [])).toEqual({ path: join(fit, 'go'), version: 'go1.26.0' });
  });

  it('is missing in words that say what to do', () => {
    expect(findGo({ PATH: '' }, [])).toMatch(/^got no go, expected Go 1.26 or newer on PATH; install it/);
    expect(findGo({ PATH: makeGo('go1.19.8') }, [])).toMatch(/^got go1.19.8 \(.*\/go\), expected Go 1.26 or newer/);
  });
});
