import { type Rounds, Workers } from './rounds.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { lowerQuartile } from './statistics.ts';
import type { Subject } from './subjects/subject.ts';

/** What a subject measured of a scenario. */
export interface Measured {
  /** The lower quartile of the rounds of each process; of a subject whose process ended early, there is less. */
  readonly values: number[];
  /** Spans of all rounds. */
  spans: number;
  /** Attributes of the last of them. */
  attributes: number;
}

/**
 * Measures scenarios in several processes of each subject, one after the other: two of one program differ, by what was
 * compiled when and where things lie in memory, by more than some instrumentations add.
 * @param processes of each subject.
 */
export async function measureAll(
  subjects: readonly Subject[],
  scenarios: readonly Scenario[],
  { version, processes }: { readonly version: string; readonly processes: number },
): Promise<ReadonlyMap<Scenario, ReadonlyMap<string, Measured>>> {
  const empty = (): ReadonlyMap<string, Measured> =>
    new Map(subjects.map(({ name }) => [name, { values: [], spans: 0, attributes: 0 }]));
  const found = new Map(scenarios.map((scenario) => [scenario, empty()]));
  for (let started = 1; started <= processes; started += 1) {
    const workers = await Workers.start(subjects, version);
    try {
      for (const [scenario, all] of found) {
        console.error(`openai ${version}, process ${started} of ${processes} of each: ${scenario.name} …`);
        for (const [name, rounds] of await workers.measure(scenario)) note(all.get(name), rounds, scenario.rounds);
      }
    } finally {
      workers.stop();
    }
  }
  return found;
}

function note(measured: Measured | undefined, { values, spans, attributes }: Rounds, rounds: number): void {
  if (!measured || values.length < rounds) return;
  measured.values.push(lowerQuartile(values));
  measured.spans += spans;
  measured.attributes = attributes;
}
