// The contract of all calls in every combination of Node, SDK, client, module system and way to load:
//   npm run matrix                 all of it
//   npm run matrix -- --reduced    the newest client of each Node
//   npm run matrix -- --only TEXT  the cells whose title has this text in it
//   npm run matrix -- --write      all of it, and docs/compatibility.md anew
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CELLS, type Cell, isInReducedSet, whyImpossible } from './cells.ts';
import { checkDocs, writeDocs } from './docs.ts';
import { installApp, installNode } from './install.ts';
import { type CellResult, runCell } from './run-cell.ts';

const { values } = parseArgs({
  options: { reduced: { type: 'boolean' }, only: { type: 'string' }, write: { type: 'boolean' } },
});

/** Of a cell, printed. */
const MAX_PROBLEMS = 5;

const work = mkdtempSync(join(tmpdir(), 'spendspan-matrix-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const titleOf = ({ runtime, client, modules, way }: Cell): string =>
  `${runtime.title}, openai ${client.version}, ${modules}, ${way.id}`;
const chosen = CELLS.filter(
  (cell) => (!values.reduced || isInReducedSet(cell)) && titleOf(cell).includes(values.only ?? ''),
);
if (chosen.length === 0) {
  console.error(
    `[matrix] got --only "${values.only}", expected a part of a title such as "${titleOf(CELLS[0] as Cell)}"`,
  );
  process.exit(2);
}

execFileSync(process.execPath, [fileURLToPath(new URL('../pack.mjs', import.meta.url)), join(work, 'packed')]);
const nodes = new Map<string, Promise<string>>();
const apps = new Map<string, Promise<void>>();
const possible = chosen.filter((cell) => whyImpossible(cell) === undefined);
let done = 0;
let failed = 0;
for (const cell of possible) {
  const { passed, cases, problems } = await tryCell(cell);
  done += 1;
  if (problems.length > 0) failed += 1;
  console.log(
    `${problems.length > 0 ? 'FAIL' : 'ok  '}  ${done}/${possible.length}  ${titleOf(cell)}: ${passed} of ${cases}`,
  );
  for (const problem of problems.slice(0, MAX_PROBLEMS)) console.log(`      ${problem}`);
  if (problems.length > MAX_PROBLEMS) console.log(`      … and ${problems.length - MAX_PROBLEMS} more`);
}
if (values.write && failed === 0) writeDocs();
else if (!checkDocs()) {
  console.log('FAIL  docs/compatibility.md is not what the matrix is; run npm run matrix -- --write');
  failed += 1;
}
console.log(`matrix: ${done} cells, ${failed} failed, ${chosen.length - possible.length} cannot exist`);
process.exit(failed > 0 ? 1 : 0);

async function tryCell(cell: Cell): Promise<CellResult> {
  const { runtime, client } = cell;
  const node = await once(nodes, runtime.node, () => installNode(runtime.node, join(work, `node-${runtime.node}`)));
  const folder = join(work, `${runtime.node}-${client.version}`);
  await once(apps, folder, () => installApp(folder, join(work, 'packed'), { runtime, client, node }));
  return runCell(cell, folder, node);
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}
