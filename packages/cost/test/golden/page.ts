import type { GoldenCategory, GoldenRow } from './row.ts';

const HEAD = `<!-- Generated from packages/cost/test/golden by packages/cost/test/golden.test.ts; change the rows, then run
     npm test -- packages/cost/test/golden.test.ts -u -->

# Golden prices

What calls cost, worked out by hand from what the providers publish and not by this package. \`@spendspan/cost\` must give
exactly these amounts (decimal equality, to the pico-dollar), statuses and reasons; a test holds it to that.

Prices in titles are USD per million tokens, input / cached input / output, unless they say otherwise. In the arithmetic
every term is quantity × price in millionths of a USD; what is in brackets is rounded to a pico-dollar, half to even. Calls
are of 2026-11-23, noon UTC, unless the row is about another day. \`house.yaml\` is
[packages/cost/test/golden/house.yaml](../packages/cost/test/golden/house.yaml).
`;

/** The published page of the table. */
export function writeGoldenPage(categories: readonly GoldenCategory[]): string {
  const count = categories.reduce((sum, { rows }) => sum + rows.length, 0);
  const sections = categories.map(({ name, rows }) => `## ${name}\n\n${writeTable(rows)}\n`);
  return `${HEAD}\n${count} rows.\n\n${sections.join('\n')}`;
}

function writeTable(rows: readonly GoldenRow[]): string {
  const lines = rows.map(
    (row) =>
      `| ${[escapeText(row.title), writeSum(row), writeAmount(row), writeStatus(row), writeSource(row)].join(' | ')} |`,
  );
  return [
    '| what | arithmetic, millionths of a USD | USD | status | source |',
    '| --- | --- | --: | --- | --- |',
    ...lines,
  ].join('\n');
}

function writeSum({ sum }: GoldenRow): string {
  return sum === undefined ? '' : escapeText(sum);
}

function writeAmount({ usd }: GoldenRow): string {
  return usd ?? 'none';
}

function writeStatus({ status = 'priced', reason }: GoldenRow): string {
  return reason === undefined ? status : `${status}, \`${reason}\``;
}

/** Addresses by their host; files of this repository by their name. */
function writeSource({ source }: GoldenRow): string {
  if (!source.startsWith('https:')) return `[${source.replace(/#.*$/, '').split('/').at(-1)}](../${source})`;
  return `[${new URL(source).hostname}](${source})`;
}

function escapeText(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('[', '\\[');
}
