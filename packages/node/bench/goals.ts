import { CHUNK, EMBEDDINGS, LONG_PROMPT, PLAIN } from './scenarios/cpu.ts';
import { FIRST_CHUNK } from './scenarios/first-chunk.ts';
import { HEAP_OF_CALL, HEAP_OF_CHUNK, HEAP_OF_STREAM } from './scenarios/heap.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { CANCELLED, PULLED_AHEAD } from './scenarios/stalled.ts';
import { median, medianInterval, writeNumber } from './statistics.ts';

/** What the processes of a subject took above the bare client; empty where they ended early. */
export type Above = (scenario: Scenario, subject: string) => readonly number[];

/** What a call may cost more, and whether that was so. */
interface Goal {
  readonly scenario: Scenario;
  readonly says: string;
  /** What was measured of it, and whether that is within the goal; undefined where it cannot be told. */
  judge(above: Above, peers: readonly string[]): readonly [measured: string, isReached: boolean | undefined];
}

const NO_FLOOR = ['the floor is not to be told from the bare client', undefined] as const;

const NO_PEER = ['none of the others is to be told from the bare client', undefined] as const;

const NOT_MEASURED = ['the other was not measured', undefined] as const;

const ENDED = ['its process ended', false] as const;

const isNothing = (values: readonly number[]): boolean => medianInterval(values)[0] <= 0;

/** At most so many times the floor. */
function timesFloor(scenario: Scenario, times: number): Goal {
  return {
    scenario,
    says: `at most ${times} × the floor`,
    judge(above) {
      const [ours, floor] = [above(scenario, 'spendspan'), above(scenario, 'floor')];
      if (isNothing(floor)) return isNothing(ours) ? ['not to be told from the bare client', true] : NO_FLOOR;
      const ratio = median(ours) / median(floor);
      return [`${ratio.toFixed(2)} ×`, ratio <= times];
    },
  };
}

/**
 * At most half of the peer that takes least. Beside one that cannot be told from the bare client, that is a bound: it may
 * be missed, and is not known to be reached.
 */
function halfOfBestPeer(scenario: Scenario): Goal {
  return {
    scenario,
    says: 'at most half of the best peer',
    judge(above, peers) {
      const ours = above(scenario, 'spendspan');
      const measured = peers.map((peer) => above(scenario, peer)).filter((values) => values.length > 0);
      const told = measured.filter((values) => !isNothing(values));
      if (told.length === 0) return NO_PEER;
      const ratio = median(ours) / Math.min(...told.map(median));
      const isBound = told.length < measured.length;
      return [`${ratio.toFixed(2)} ×${isBound ? ' or more' : ''}`, isBound && ratio <= 0.5 ? undefined : ratio <= 0.5];
    },
  };
}

/** At most so much more than the floor. */
function overFloor(scenario: Scenario, most: number, unit: string): Goal {
  return {
    scenario,
    says: `at most ${most.toLocaleString('en')} ${unit} above the floor`,
    judge(above) {
      const floor = above(scenario, 'floor');
      const over = median(above(scenario, 'spendspan').map((value, index) => value - (floor[index] ?? Number.NaN)));
      return [`${Math.round(over).toLocaleString('en')} ${unit}`, over <= most];
    },
  };
}

function nothing(scenario: Scenario): Goal {
  return {
    scenario,
    says: 'nothing: the 95 % interval is not above 0',
    judge(above) {
      const [low, high] = medianInterval(above(scenario, 'spendspan'));
      return [`${writeNumber(low)} … ${writeNumber(high)}`, low <= 0];
    },
  };
}

function unchanged(scenario: Scenario): Goal {
  return {
    scenario,
    says: 'as without',
    judge(above) {
      const differing = above(scenario, 'spendspan').filter((value) => value !== 0).length;
      return [differing === 0 ? 'the same' : `${differing} processes differ`, differing === 0];
    },
  };
}

const SHORT_ENOUGH: Goal = {
  scenario: LONG_PROMPT,
  says: 'no more than with a short one',
  judge(above) {
    const [long, short] = [above(LONG_PROMPT, 'spendspan'), above(PLAIN, 'spendspan')];
    if (short.length === 0) return NOT_MEASURED;
    const [low] = medianInterval(long);
    const [, high] = medianInterval(short);
    return [`${Math.round(median(long))} µs, short ${Math.round(median(short))} µs`, low <= high];
  },
};

const GOALS: readonly Goal[] = [
  timesFloor(PLAIN, 1.3),
  SHORT_ENOUGH,
  timesFloor(CHUNK, 2),
  halfOfBestPeer(CHUNK),
  nothing(EMBEDDINGS),
  overFloor(FIRST_CHUNK, 20, 'µs'),
  overFloor(HEAP_OF_CALL, 8, 'bytes'),
  overFloor(HEAP_OF_STREAM, 1000, 'bytes'),
  nothing(HEAP_OF_CHUNK),
  unchanged(PULLED_AHEAD),
  unchanged(CANCELLED),
];

/** The goals of the scenarios that were measured, as a table. @param peers names of the instrumentations of others. */
export function writeGoals(measured: readonly Scenario[], above: Above, peers: readonly string[]): string {
  const rows = GOALS.filter(({ scenario }) => measured.includes(scenario)).map(({ scenario, says, judge }) => {
    const hasEnded = above(scenario, 'spendspan').length === 0;
    const [found, isReached] = hasEnded ? ENDED : judge(above, peers);
    const verdict = isReached === undefined ? '-' : isReached ? 'reached' : 'missed';
    return `| ${scenario.name} | ${says} | ${found} | ${verdict} |`;
  });
  return ['| beyond the bare client | goal | measured | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
