// What a call of the client costs more under each instrumentation, beside the bare client and the floor: a wrapper by
// hand that writes the same attributes. Each has processes of its own, several one after the other; they take turns
// within every round.
import { writeGoals } from './goals.ts';
import { type Measured, measureAll } from './measured.ts';
import { installPeers } from './peers.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { median, medianInterval, writeNumber } from './statistics.ts';
import { SUBJECTS } from './subjects/index.ts';

/** The value of an option of the command. */
function option(name: string): string {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(`--${name}=`.length) ?? '';
}

const [chosen, chosenClient] = [option('scenario'), option('client')];

/** So many that the second of them in order, and the last but one, are the bounds of 95 %. */
const processes = Number(option('processes') || 9);

/** What each process took above one of the bare client. */
function above({ values }: Measured, bare: Measured): readonly number[] {
  return values.map((value, index) => value - (bare.values[index] ?? Number.NaN));
}

/** How many times the floor, where that can be told from the bare client. */
function writeRatio(added: readonly number[], atFloor: readonly number[]): string {
  const [low] = medianInterval(atFloor);
  return low > 0 ? `${(median(added) / median(atFloor)).toFixed(2)}×` : '–';
}

/** A row: the median, what it is above the bare client, and how many times the floor that is. */
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
for (const version of ['7', '6'].filter((one) => one.includes(chosenClient))) {
  const subjects = SUBJECTS.filter(({ clients }) => clients.includes(version));
  const scenarios = SCENARIOS.filter(({ name }) => name.includes(chosen));
  const found = await measureAll(subjects, scenarios, { version, processes });
  for (const [scenario, all] of found) {
    const [bare, floor] = [all.get('bare client'), all.get('floor')];
    if (!bare || !floor) throw new Error('the bare client and the floor take part always');
    console.log(`\nopenai ${version}, ${scenario.name}${scenario.unit && `, ${scenario.unit}`}:\n`);
    console.log('| | median | above bare | 95 % between | × floor | attributes |');
    console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
    for (const [name, measured] of all) console.log(writeRow(name, measured, bare, floor));
  }
  console.log(`\nopenai ${version}, Spendspan beside its goals:\n`);
  console.log(
    writeGoals(scenarios, (scenario, subject) => {
      const [ours, bare] = [found.get(scenario)?.get(subject), found.get(scenario)?.get('bare client')];
      return ours && bare ? above(ours, bare) : [];
    }),
  );
}
