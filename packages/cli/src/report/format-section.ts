import type { SectionTable } from '@spendspan/ledger';
import { drawTable } from '../draw-table.ts';
import type { Paint } from '../paint.ts';
import { cleanText } from './clean-text.ts';
import { describeOthers } from './format-table.ts';
import { shortenName } from './shorten-name.ts';

/** A section of a report: its title, its table, and how to read it. */
export function formatSection(section: SectionTable, paint: Paint): string {
  const { title, columns, rowCount, otherRows, hasTotal, notes } = section;
  const lines = Array.from({ length: rowCount + (hasTotal ? 1 : 0) }, (_, row) =>
    columns.map(({ cells, absent }) => {
      const text = shortenName(cleanText(cells[row] ?? ''));
      if (row === rowCount) return paint('title', text);
      if (otherRows > 0 && row === rowCount - 1) return paint('faint', text);
      return absent?.[row] ? paint('attention', text) : text;
    }),
  );
  const table = drawTable({
    head: columns.map(({ head }) => paint('title', head)),
    aligns: columns.map(({ align }) => align),
    rows: lines,
  });
  const body = rowCount === 0 ? '  None.' : table;
  return [
    paint('title', title),
    body,
    ...describeOthers(otherRows, paint),
    ...notes.map((note) => wrap(note, paint)),
  ].join('\n');
}

const WIDTH = 100;

/** A note in lines of a readable length. */
function wrap(note: string, paint: Paint): string {
  const lines: string[] = [''];
  for (const word of note.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `  ${paint('faint', line)}`).join('\n');
}
