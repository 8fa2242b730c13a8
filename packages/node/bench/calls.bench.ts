// What a call of the client costs more under each instrumentation, beside the bare client and the floor: a wrapper by
// hand that writes the same attributes. Each has a process of its own; they take turns within every round.
import { writeGoals } from './goals.ts';
import { installPeers } from './peers.ts';
import { type Rounds, Workers } from './rounds.ts';
import { SCENARIOS } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { median, medianInterval, writeNumber } from './statistics.ts';
import { SUBJECTS } from './subjects/index.ts';

/** The value of an option of the command. */
function option(name: string): string {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(`--${name}=`.length) ?? '';
}

const [chosen, chosenClient] = [option('scenario'), option('client')];

/** What each round took above the bare client. */
function above({ values }: Rounds, bare: Rounds): readonly number[] {
  return values.map((value, round) => value - (bare.values[round] ?? Number.NaN));
}

/** How many times the floor, where that can be told from the bare client. */
function writeRatio(added: readonly number[], atFloor: readonly number[]): string {
  const [low] = medianInterval(atFloor);
  return low > 0 ? `${(median(added) / median(atFloor)).toFixed(2)}×` : '–';
}

/** A row: the median, what it is above the bare client, and how many times the floor that is. */
function writeRow(name: string, rounds: Rounds, bare: Rounds, floor: Rounds): string {
  if (rounds.values.length < bare.values.length) return `| ${name} | its process ended | | | | |`;
  const added = above(rounds, bare);
  const [low, high] = medianInterval(added);
  const compared = [
    writeNumber(median(added)),
    `${writeNumber(low)} … ${writeNumber(high)}`,
    writeRatio(added, above(floor, bare)),
  ];
  const cells = [
    name,
    writeNumber(median(rounds.values)),
    ...(rounds === bare ? ['', '', ''] : compared),
    String(rounds.spans > 0 ? rounds.attributes : '-'),
  ];
  return `| ${cells.join(' | ')} |`;
}

installPeers();
for (const version of ['7', '6'].filter((one) => one.includes(chosenClient))) {
  const subjects = SUBJECTS.filter(({ clients }) => clients.includes(version));
  const workers = await Workers.start(subjects, version);
  const scenarios = SCENARIOS.filter(({ name }) => name.includes(chosen));
  const found = new Map<Scenario, ReadonlyMap<string, Rounds>>();
  for (const scenario of scenarios) {
    console.error(`openai ${version}: ${scenario.name} …`);
    const all = await workers.measure(scenario);
    found.set(scenario, all);
    const [bare, floor] = [all.get('bare client'), all.get('floor')];
    if (!bare || !floor) throw new Error('the bare client and the floor take part always');
    console.log(`\nopenai ${version}, ${scenario.name}${scenario.unit && `, ${scenario.unit}`}:\n`);
    console.log('| | median | above bare | 95 % between | × floor | attributes |');
    console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
    for (const [name, rounds] of all) console.log(writeRow(name, rounds, bare, floor));
  }
  workers.stop();
  console.log(`\nopenai ${version}, Spendspan beside its goals:\n`);
  console.log(
    writeGoals(scenarios, (scenario, subject) => {
      const [ours, bare] = [found.get(scenario)?.get(subject), found.get(scenario)?.get('bare client')];
      return ours && bare ? above(ours, bare) : [];
    }),
  );
}
