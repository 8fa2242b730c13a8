import { readFileSync, writeFileSync } from 'node:fs';
import { CLIENT_FOLDERS } from './clients.ts';
import { type ClientListing, listClient } from './list-client.ts';
import { findRow, OPERATION_ROWS, type OperationRow } from './rows.ts';

const DOCS = new URL('../../docs/operations.md', import.meta.url);
const START = '<!-- written by npm run check:openai -- --write -->';

/** Whether the published table is as it would be written now. */
export function checkDocs(): boolean {
  return readFileSync(DOCS, 'utf8') === render();
}

/** Writes the table below the marker of the page. */
export function writeDocs(): void {
  writeFileSync(DOCS, render());
}

function render(): string {
  const [words = ''] = readFileSync(DOCS, 'utf8').split(START);
  return `${words}${START}\n\n${renderTable(CLIENT_FOLDERS.map(listClient))}\n`;
}

const SEEN = { span: 'yes', counted: 'yes, unpriced', poll: 'yes, without usage', none: 'no' } as const;

function renderTable(clients: readonly ClientListing[]): string {
  const head = ['methods', ...clients.map(({ version }) => `openai ${version}`), 'seen', 'priced by', 'as, or why not'];
  const rows = OPERATION_ROWS.map((row) => [
    row.methods.map((method) => `\`${method}\``).join(', '),
    ...clients.map((client) => countMethods(client, row)),
    SEEN[row.seen],
    row.priced,
    row.why,
  ]);
  const cells = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function countMethods({ methods }: ClientListing, row: OperationRow): string {
  const count = methods.filter((method) => findRow(method) === row).length;
  return count === 0 ? 'has none' : String(count);
}
