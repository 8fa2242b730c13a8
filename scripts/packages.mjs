// The published packages, dependencies first. The one list that build and checks go by.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Folder names under packages/. */
export const PACKAGES = ['attribution', 'instrumentation-openai', 'cost', 'node', 'ledger', 'console', 'cli'];

const missing = readdirSync(join(root, 'packages')).filter((name) => !PACKAGES.includes(name));
if (missing.length > 0) {
  throw new Error(
    `got packages/${missing.join(', packages/')}, expected them in scripts/packages.mjs; add a line there`,
  );
}
