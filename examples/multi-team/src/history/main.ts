// Two months of model calls of three teams, made up and priced as real ones, sent to the receiver that
// OTEL_EXPORTER_OTLP_ENDPOINT names. Run with `--import @spendspan/node/register`, as any service.
import { context } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import { forceFlush } from '@spendspan/node';
import { Random } from './random.ts';
import { nameSession, nameTrace } from './sessions.ts';
import { TRAFFIC, type Traffic } from './traffic.ts';
import { inTrace, writeCall } from './write-call.ts';

const DAY_MS = 86_400_000;
const DAYS = 61;
const now = Date.now();
const midnight = now - (now % DAY_MS);

for (let daysAgo = DAYS - 1; daysAgo >= 0; daysAgo -= 1) {
  for (const [index, traffic] of TRAFFIC.entries()) writeDay(traffic, index, daysAgo);
  // The queue is bounded: what is made faster than it is sent would be dropped, and said so.
  await forceFlush();
}

function writeDay(traffic: Traffic, index: number, daysAgo: number): void {
  const random = new Random(daysAgo * 100 + index);
  const dayMs = midnight - daysAgo * DAY_MS;
  const calls = countCalls(traffic, daysAgo, dayMs, random);
  const size = traffic.session ?? 1;
  for (let first = 0; first < calls; first += size) {
    const startMs = dayMs + Math.floor((8 + random.next() * 10) * 3_600_000);
    writeSession(
      traffic,
      { startMs, calls: Math.min(size, calls - first), daysAgo, name: `${index}-${first}` },
      random,
    );
  }
}

interface Session {
  readonly startMs: number;
  readonly calls: number;
  readonly daysAgo: number;
  readonly name: string;
}

function writeSession(traffic: Traffic, session: Session, random: Random): void {
  const { movedTo } = traffic;
  const model = movedTo && session.daysAgo < movedTo.daysAgo ? movedTo.model : traffic.model;
  const user = traffic.users && random.pick(traffic.users);
  const customer = traffic.customers && random.pick(traffic.customers);
  const id = traffic.session === undefined ? undefined : nameSession(session.daysAgo, session.name);
  const owner = { ...traffic.owner, ...(user && { user }), ...(customer && { customer }), ...(id && { session: id }) };
  withAttribution(owner, () => {
    const write = (parent = context.active()): void => {
      for (let call = 0; call < session.calls; call += 1) {
        const startMs = session.startMs + call * 15_000;
        if (startMs < now) writeCall(traffic, { startMs, model }, random, parent);
      }
    };
    if (id === undefined) write();
    else inTrace(nameTrace(id), write);
  });
}

function countCalls({ perDay, growth = 1, surge }: Traffic, daysAgo: number, dayMs: number, random: Random): number {
  const weekday = new Date(dayMs).getUTCDay();
  const working = weekday === 0 || weekday === 6 ? 0.25 : 1;
  const surging = surge?.daysAgo === daysAgo ? surge.times : 1;
  return Math.round(perDay * working * surging * growth ** ((DAYS - daysAgo) / 30) * (0.85 + 0.3 * random.next()));
}
