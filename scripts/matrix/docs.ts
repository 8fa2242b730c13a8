import { readFileSync, writeFileSync } from 'node:fs';
import { renderTables } from './table.ts';

const DOCS = new URL('../../docs/compatibility.md', import.meta.url);
const START = '<!-- written by npm run matrix -- --write -->';

/** Whether the published tables have every cell as it is now. */
export function checkDocs(): boolean {
  return readFileSync(DOCS, 'utf8') === render();
}

/** Writes the tables below the marker of the page. */
export function writeDocs(): void {
  writeFileSync(DOCS, render());
}

function render(): string {
  const [words = ''] = readFileSync(DOCS, 'utf8').split(START);
  return `${words}${START}\n\n${renderTables()}\n`;
}
