import { CONTRACT } from '../../packages/instrumentation-openai/test/contract/index.ts';
import { CELLS, type Cell, warningOf, whyImpossible } from './cells.ts';
import { CLIENTS } from './clients.ts';
import { listCases } from './list-cases.ts';
import { RUNTIMES } from './runtimes.ts';
import { MODULES, WAYS } from './ways.ts';

/** The tables of `docs/compatibility.md`, for a contract that holds. */
export function renderTables(): string {
  const notes: string[] = [];
  const note = (why: string): string => {
    if (!notes.includes(why)) notes.push(why);
    return `[${notes.indexOf(why) + 1}]`;
  };
  const head = CLIENTS.map(({ version }) => `openai ${version}`);
  const cells = RUNTIMES.flatMap((runtime) =>
    MODULES.flatMap((modules) =>
      WAYS.map((way) => [
        runtime.title,
        modules,
        way.title,
        ...CLIENTS.map((client) => renderCell(find({ runtime, modules, way, client }), note)),
      ]),
    ),
  );
  const cases = CONTRACT.map((each) => [
    each.title,
    ...CLIENTS.map(({ major }) => {
      const place = each.elsewhere?.[major];
      return each.lacks?.[major] ? `no ${note(each.lacks[major])}` : place ? `yes ${note(place)}` : 'yes';
    }),
  ]);
  return [
    '## Where it works',
    renderTable(['', '', '', ...head], cells),
    '## What is called in each of them',
    renderTable(['', ...head], cases),
    notes.map((why, index) => `${index + 1}. ${why[0]?.toUpperCase()}${why.slice(1)}.`).join('\n'),
  ].join('\n\n');
}

function find(wanted: Cell): Cell {
  const found = CELLS.find((cell) => Object.entries(wanted).every(([key, value]) => cell[key as keyof Cell] === value));
  if (!found) throw new Error('got a combination that is no cell');
  return found;
}

function renderCell(cell: Cell, note: (why: string) => string): string {
  const impossible = whyImpossible(cell);
  if (impossible) return `cannot be ${note(impossible)}`;
  const cases = listCases(cell.client).length;
  const warning = warningOf(cell);
  return `${cases} of ${cases}${warning ? ` ${note(warning.why)}` : ''}`;
}

/** As the formatter would have it. */
function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
