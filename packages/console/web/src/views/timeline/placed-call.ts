import type { CallRecord } from '@spendspan/ledger';
import { parseInstant } from '../../format/dates.ts';
import { nameOtherRows } from '../../format/ledger-numbers.ts';
import { MAX_SERIES } from '../../parts/legend.tsx';
import { asText } from '../calls/call-record.ts';
import { type Gap, lengthOf, makeTimeScale, type Stretch } from './time-scale.ts';

/** A call on a timeline. */
export interface PlacedCall extends Stretch {
  readonly call: CallRecord;
  readonly model: string;
  /** Of the line, 0 to 1. */
  readonly left: number;
  readonly width: number;
  /** The time before it in which nothing ran, where that is drawn shorter than it was, and where on the line it is. */
  readonly idle: { readonly ms: number; readonly left: number; readonly width: number } | undefined;
}

/** Calls in the order in which they began, and what they span. */
export interface PlacedCalls extends Stretch {
  readonly calls: readonly PlacedCall[];
  /** Milliseconds in which any of them ran. */
  readonly busyMs: number;
}

/** Places calls, which are ordered by when they began, on a line of time. */
export function placeCalls(calls: readonly CallRecord[]): PlacedCalls {
  const taken = calls.map((call) => {
    const fromMs = parseInstant(String(call['started_at']));
    return { call, fromMs, toMs: fromMs + Number(call['duration_ns'] ?? 0) / 1e6 };
  });
  const { at, gaps } = makeTimeScale(taken);
  const before = new Map<number, Gap>();
  for (const gap of gaps) before.set(gap.toMs, gap);
  const placed = taken.map(({ call, fromMs, toMs }, index): PlacedCall => {
    const gap = taken[index - 1]?.fromMs === fromMs ? undefined : before.get(fromMs);
    const idle = gap?.isShortened
      ? { ms: lengthOf(gap), left: at(gap.fromMs), width: at(gap.toMs) - at(gap.fromMs) }
      : undefined;
    return { call, model: nameModel(call), fromMs, toMs, left: at(fromMs), width: at(toMs) - at(fromMs), idle };
  });
  const [fromMs, toMs] = [taken[0]?.fromMs ?? 0, taken.reduce((last, one) => Math.max(last, one.toMs), 0)];
  return { calls: placed, fromMs, toMs, busyMs: gaps.reduce((rest, gap) => rest - lengthOf(gap), toMs - fromMs) };
}

function nameModel({ response_model, request_model }: CallRecord): string {
  return asText(response_model) ?? asText(request_model) ?? 'unknown model';
}

/** Models by how many calls they have; those beyond the colours that there are share one. */
export function listModels({ calls }: PlacedCalls): {
  readonly names: readonly string[];
  colorOf(model: string): number;
} {
  const counts = new Map<string, number>();
  for (const { model } of calls) counts.set(model, (counts.get(model) ?? 0) + 1);
  const ordered = [...counts].sort(([, one], [, other]) => other - one).map(([model]) => model);
  const alone = ordered.length <= MAX_SERIES ? ordered : ordered.slice(0, MAX_SERIES - 1);
  const rest = ordered.length - alone.length;
  return {
    names: rest === 0 ? alone : [...alone, nameOtherRows(rest)],
    colorOf: (model) => Math.min(MAX_SERIES - 1, ordered.indexOf(model)),
  };
}
