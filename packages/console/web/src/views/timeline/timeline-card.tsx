import type { JSX, KeyboardEvent } from 'react';
import { Fragment } from 'react';
import { Link } from 'wouter';
import { useCalls } from '../../api/queries.ts';
import { decimalsOf } from '../../format/amount.ts';
import { chooseClock, formatInstant } from '../../format/dates.ts';
import { formatDuration } from '../../format/durations.ts';
import { formatCount } from '../../format/numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Legend } from '../../parts/legend.tsx';
import { useUrl } from '../../url/use-url.ts';
import { type Where, writeWhere } from '../../url/where.ts';
import { asText, keyOf } from '../calls/call-record.ts';
import { MoreCalls } from '../calls/more-calls.tsx';
import { listModels, type PlacedCalls, placeCalls } from './placed-call.ts';
import { lengthOf } from './time-scale.ts';
import './timeline.css';
import { IdleRow, TimelineRow } from './timeline-row.tsx';

/** Calls at a time. */
const PAGE = '200';

/** The calls of one trace or session as they followed each other and ran beside each other. */
export function TimelineCard({ where }: { readonly where: Where }): JSX.Element {
  const calls = useCalls({ where: writeWhere(where), order: 'oldest', limit: PAGE });
  return (
    <Card
      title="Call by call"
      wide
      note="To scale; a pause that is hatched is drawn shorter than it was. Arrow keys go from call to call."
    >
      <Answer of={calls} what="its calls">
        {({ pages }) => {
          const listed = pages.flatMap((page) => page.calls);
          const all = pages[0]?.totals?.calls ?? listed.length;
          return (
            <>
              {listed.length < all && (
                <p>
                  The first {formatCount(listed.length)} of {formatCount(all)} calls.
                </p>
              )}
              <Timeline placed={placeCalls(listed)} />
              <MoreCalls of={calls} />
            </>
          );
        }}
      </Answer>
    </Card>
  );
}

function Timeline({ placed }: { readonly placed: PlacedCalls }): JSX.Element {
  const { period } = useUrl();
  const { calls, fromMs, toMs, busyMs } = placed;
  const models = listModels(placed);
  const decimals = decimalsOf(calls.map(({ call }) => asText(call['cost_usd'])));
  const clock = chooseClock(fromMs, toMs, period.timeZone);
  const hasTraces = new Set(calls.map(({ call }) => call['trace_id'])).size > 1;
  return (
    <>
      <p className="dim">
        {formatInstant(new Date(fromMs).toISOString(), period.timeZone)} ({period.timeZone}):{' '}
        {describeLength(lengthOf(placed), busyMs)}
      </p>
      {models.names.length > 1 && <Legend names={models.names} />}
      <ol className="timeline" aria-label="Calls in the order in which they began" onKeyDown={goToCall}>
        {calls.map((one, index) => (
          <Fragment key={keyOf(one.call)}>
            {one.idle && <IdleRow idle={one.idle} />}
            {hasTraces && one.call['trace_id'] !== calls[index - 1]?.call['trace_id'] && (
              <TraceRow trace={String(one.call['trace_id'])} />
            )}
            <TimelineRow placed={one} color={models.colorOf(one.model)} decimals={decimals} clock={clock} />
          </Fragment>
        ))}
      </ol>
    </>
  );
}

function describeLength(allMs: number, busyMs: number): string {
  const all = formatDuration(allMs);
  const busy = formatDuration(busyMs);
  return busy === all ? `${all}, a call ran all the time` : `${all} in all, a call ran for ${busy} of it`;
}

/** Of which trace the calls beneath it are. */
function TraceRow({ trace }: { readonly trace: string }): JSX.Element {
  const { linkTo } = useUrl();
  return (
    <li className="trace">
      <Link href={linkTo('/report/trace', { trace })} title={trace}>
        Trace {trace.slice(0, 8)}…
      </Link>
    </li>
  );
}

/** Which of the links of the list the keys lead to from one. */
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

function goToCall(event: KeyboardEvent<HTMLOListElement>): void {
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[step(links.indexOf(event.target as HTMLAnchorElement), links.length)];
  event.preventDefault();
  next?.focus();
}
