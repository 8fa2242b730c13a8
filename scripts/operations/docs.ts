import { readFileSync, writeFileSync } from 'node:fs';
import { CLIENT_FOLDERS } from './clients.ts';
import { type ClientListing, listClient } from './list-client.ts';
import { findRow, OPERATION_ROWS, type OperationRow } from './rows.ts';
import { SOCKET_ROWS } from './socket-rows.ts';

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
  return `${words}${START}\n\n${renderTables(CLIENT_FOLDERS.map(listClient))}\n`;
}

const SEEN = { span: 'yes', counted: 'yes, unpriced', poll: 'yes, without usage', none: 'no' } as const;

function renderTables(clients: readonly ClientListing[]): string {
  return [
    renderOperations(clients),
    '## Sockets',
    'Files of the client whose classes open a connection of their own.',
    renderSockets(clients),
  ].join('\n\n');
}

function renderSockets(clients: readonly ClientListing[]): string {
  const head = ['files', ...clients.map(({ version }) => `openai ${version}`), 'seen', 'priced by', 'as, or why not'];
  const rows = SOCKET_ROWS.map(({ files, seen, priced, why }) => [
    files.map((file) => `\`openai/${file.replace(/\.js$/, '')}\``).join(', '),
    ...clients.map(({ sockets }) => {
      const count = files.filter((file) => sockets.includes(file)).length;
      return count === 0 ? 'has none' : String(count);
    }),
    seen,
    priced,
    why,
  ]);
  return renderTable(head, rows);
}

function renderOperations(clients: readonly ClientListing[]): string {
  const head = ['methods', ...clients.map(({ version }) => `openai ${version}`), 'seen', 'priced by', 'as, or why not'];
  const rows = OPERATION_ROWS.map((row) => [
    row.methods.map((method) => `\`${method}\``).join(', '),
    ...clients.map((client) => countMethods(client, row)),
    SEEN[row.seen],
    row.priced,
    row.why,
  ]);
  return renderTable(head, rows);
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
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
