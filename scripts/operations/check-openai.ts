// What the newest client of openai has that is not known here:
//   npm run check:openai                     installs it in a temporary folder, and fails with the names of what is new
//   npm run check:openai -- --version 7.60.0 another one than the newest
//   npm run check:openai -- --write          nothing but docs/operations.md anew, of the versions that are installed
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CLIENT_FOLDERS } from './clients.ts';
import { writeDocs } from './docs.ts';
import { type ClientListing, listClient } from './list-client.ts';
import { listNews } from './list-news.ts';

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, version: { type: 'string', default: 'latest' } },
});
const NEXT = `What of it spends is an operation in packages/instrumentation-openai/src/operations, or a row with its reason in
scripts/operations/rows.ts; then raise the version in packages/instrumentation-openai/test/clients.`;

if (values.write) {
  writeDocs();
  console.log('docs/operations.md is written');
} else process.exitCode = check(listNewest(values.version));

/** Installs the client as an application would, in a folder of its own that is gone afterwards; undefined where it cannot be had. */
function listNewest(version: string): ClientListing | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-openai-'));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { status } = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--ignore-scripts', `openai@${version}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      // npm chooses versions by the Node that runs it.
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}` },
    });
    return status === 0 ? listClient(folder) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The exit code: 1 where something is new, 2 where the client cannot be had. */
function check(newest: ClientListing | undefined): number {
  if (!newest) {
    console.error(`check:openai: got no openai@${values.version} from npm, expected a version of it; see above`);
    return 2;
  }
  const known = CLIENT_FOLDERS.map(listClient);
  const { version, methods, requests, doors } = newest;
  console.log(`openai ${version}: ${methods.length} methods, ${requests.length} requests, ${doors.length} doors,`);
  console.log(`compared with ${known.map((client) => client.version).join(', ')}`);
  const news = listNews(newest, known);
  for (const line of news) console.log(`NEW  ${line}`);
  console.log(news.length === 0 ? 'nothing new' : NEXT);
  return news.length === 0 ? 0 : 1;
}
