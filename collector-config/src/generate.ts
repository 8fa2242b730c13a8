// Writes the files of files.ts; with --check it says which of them are not what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILES } from './files.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const stale = FILES.filter(({ path, write }) => read(join(folder, path)) !== write());

if (process.argv.includes('--check')) {
  for (const { path } of stale)
    console.error(`collector-config/${path} is not what its source makes: npm run collector-config`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, write } of stale) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), write());
    console.log(`collector-config/${path}`);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
