// What a call of the client costs more under each instrumentation, beside the bare client and the floor: a wrapper by
// hand that writes the same attributes. Each has processes of its own, several one after the other; they take turns
// within every round.
import { BENCH_OPTIONS } from '../../../scripts/bench-options.ts';
import { readOptions, refuse } from '../../../scripts/read-options.ts';
import { writeGoals } from './goals.ts';
import { type Measured, measureAll } from './measured.ts';
import { installPeers } from './peers.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { median, medianInterval, writeNumber } from './statistics.ts';
import { SUBJECTS } from './subjects/index.ts';

const options = readOptions('bench', BENCH_OPTIONS.calls);

const versions = ['7', '6'].filter((one) => one.includes(options.client));
const scenarios = SCENARIOS.filter(({ name }) => name.includes(options.scenario));
const { processes } = options;
if (versions.length === 0) refuse('bench', `got --client "${options.client}", expected 7 or 6`);
if (scenarios.length === 0) {
  const names = SCENARIOS.map(({ name }) => name).join(' | ');
  refuse('bench', `got --scenario "${options.scenario}", expected a part of one of these: ${names}`);
}

/** Of fewer, not even the least and the greatest have the middle between them with 95 %. */
const LEAST_PROCESSES = 6;

/** What is measured that is nobody else's. */
const OWN: ReadonlySet<string> = new Set(['bare client', 'floor', 'spendspan']);

/** What each process took above one of the bare client. */
function above({ values }: Measured, bare: Measured): readonly number[] {
  return values.map((value, index) => value - (bare.values[index] ?? Number.NaN));
}

/** How many times the floor, where that can be told from the bare client. */
function writeRatio(added: readonly number[], atFloor: readonly number[]): string {
  const [low] = medianInterval(atFloor);
  return low > 0 ? `${(median(added) / median(atFloor)).toFixed(2)}×` : '–';
}

/** A row: the median of the processes, what it is above the bare client, and how many times the floor that is. */
function writeRow(name: string, measured: Measured, bare: Measured, floor: Measured): string {
  if (measured.values.length < bare.values.length) return `| ${name} | its process ended | | | | |`;
  const added = above(measured, bare);
  const [low, high] = medianInterval(added);
  const compared = [
    writeNumber(median(added)),
    `${writeNumber(low)} … ${writeNumber(high)}`,
    writeRatio(added, above(floor, bare)),
  ];
  const cells = [
    name,
    writeNumber(median(measured.values)),
    ...(measured === bare ? ['', '', ''] : compared),
    String(measured.spans > 0 ? measured.attributes : '-'),
  ];
  return `| ${cells.join(' | ')} |`;
}

installPeers();
for (const version of versions) {
  const subjects = SUBJECTS.filter(({ clients }) => clients.includes(version));
  const found = await measureAll(subjects, scenarios, { version, processes });
  for (const [scenario, all] of found) {
    const [bare, floor] = [all.get('bare client'), all.get('floor')];
    if (!bare || !floor) throw new Error('the bare client and the floor take part always');
    console.log(`\nopenai ${version}, ${scenario.name}${scenario.unit && `, ${scenario.unit}`}:\n`);
    console.log('| | median | above bare | 95 % between | × floor | attributes |');
    console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
    for (const [name, measured] of all) console.log(writeRow(name, measured, bare, floor));
  }
  if (processes < LEAST_PROCESSES) {
    console.log(`\n${processes} of each are too few for 95 %: what lies between are the least and the greatest.`);
  }
  console.log(`\nopenai ${version}, Spendspan beside its goals:\n`);
  console.log(
    writeGoals(
      scenarios,
      (scenario, subject) => {
        const [its, bare] = [found.get(scenario)?.get(subject), found.get(scenario)?.get('bare client')];
        return its && bare?.values.length === its.values.length ? above(its, bare) : [];
      },
      subjects.map(({ name }) => name).filter((name) => !OWN.has(name)),
    ),
  );
}
