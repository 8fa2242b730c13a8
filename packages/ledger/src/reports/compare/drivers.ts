import { divideHalfEven, formatUsd } from '../../money.ts';
import type { ReportSection } from '../../types.ts';
import { type Change, sumChanges } from './change.ts';

/** What moved the spend, in pico-USD. The four are the whole change. */
interface Drivers {
  readonly volume: bigint;
  readonly mix: bigint;
  readonly size: bigint;
  readonly price: bigint;
}

/**
 * Takes a change apart, one thing after the other: as many requests as now at the old average; of the teams and models of
 * now; of the size of now; at the price of a token of now. Each step is rounded once, and the last one is what is left.
 */
function findDrivers(changes: readonly Change[]): Drivers {
  const { before, after } = sumChanges(changes);
  const atOldAverage = scale(before.cost, after.calls, before.calls) ?? after.cost;
  let atOldRequest = 0n;
  let atOldToken = 0n;
  for (const { before: old, after: now } of changes) {
    // What is new has no old price: that it is there is a matter of the mix.
    const request = scale(old.cost, now.calls, old.calls) ?? now.cost;
    atOldRequest += request;
    atOldToken += old.calls === 0n ? now.cost : (scale(old.cost, now.tokens, old.tokens) ?? request);
  }
  return {
    volume: atOldAverage - before.cost,
    mix: atOldRequest - atOldAverage,
    size: atOldToken - atOldRequest,
    price: after.cost - atOldToken,
  };
}

function scale(cost: bigint, times: bigint, per: bigint): bigint | undefined {
  return per === 0n ? undefined : divideHalfEven(cost * times, per);
}

const DRIVERS: readonly (readonly [keyof Drivers, string])[] = [
  ['volume', 'volume: more or fewer requests'],
  ['mix', 'mix: other teams and models'],
  ['size', 'size: more or fewer tokens per request'],
  ['price', 'price: other USD per token'],
];

/** The table of what drove the change. */
export function describeDrivers(changes: readonly Change[], compared: string): ReportSection {
  const drivers = findDrivers(changes);
  const { before, after } = sumChanges(changes);
  return {
    name: 'drivers',
    title: 'What drove the change',
    columns: [
      { name: 'driver', head: 'Driver', kind: 'text' },
      { name: 'changeUsd', head: 'USD', kind: 'usd', sums: true },
    ],
    rows: DRIVERS.map(([name, label]) => ({ driver: label, changeUsd: formatUsd(drivers[name]) })),
    total: { driver: 'Total', changeUsd: formatUsd(after.cost - before.cost) },
    notes: [
      compared,
      'Of requests with a known cost. One step after the other, so that the steps are the whole: the requests of now at the old average; of the teams and models of now; of the size of now; at the price of now.',
      'The price of a token goes by the price list, the tier, and the shares of cached, input and output tokens. A team or model that is new is in the mix.',
    ],
  };
}
