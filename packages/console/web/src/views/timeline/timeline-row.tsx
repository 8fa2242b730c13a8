import type { CSSProperties, JSX } from 'react';
import { Link } from 'wouter';
import { formatClock } from '../../format/dates.ts';
import { formatDuration } from '../../format/durations.ts';
import { colorName } from '../../parts/legend.tsx';
import { useUrl } from '../../url/use-url.ts';
import { CallCost } from '../calls/call-cost.tsx';
import { asText, pathOf } from '../calls/call-record.ts';
import type { PlacedCall } from './placed-call.ts';

export interface TimelineRowProps {
  readonly placed: PlacedCall;
  /** Number of the colour of its model. */
  readonly color: number;
  readonly decimals: number;
  readonly clock: Intl.DateTimeFormatOptions;
}

/** A call: when it ran, for how long, and what it cost; leads to the call. */
export function TimelineRow({ placed, color, decimals, clock }: TimelineRowProps): JSX.Element {
  const { linkTo } = useUrl();
  const { call, model, fromMs, toMs, left, width } = placed;
  const background = `var(${colorName(color)})`;
  return (
    <li>
      <Link href={linkTo(pathOf(call))} className="row">
        <span className="what">
          <span className="dim">{formatClock(fromMs, clock)}</span> {model}{' '}
          <span className="dim">{asText(call['operation'])}</span>
          {call['status'] !== 'ok' && <span className="absent"> {asText(call['error_type']) ?? 'error'}</span>}
        </span>
        <span className="track">
          <span className="bar" style={{ ...toStyle({ left, width }), background }} />
        </span>
        <span className="took">{call['duration_ns'] == null ? '–' : formatDuration(toMs - fromMs)}</span>
        <span className="cost">
          <CallCost call={call} decimals={decimals} labelled />
        </span>
      </Link>
    </li>
  );
}

/** A time before a call in which nothing ran. */
export function IdleRow({ idle }: { readonly idle: NonNullable<PlacedCall['idle']> }): JSX.Element {
  return (
    <li className="row idle">
      <span className="what">{formatDuration(idle.ms)} idle</span>
      <span className="track">
        <span className="break" style={toStyle(idle)} />
      </span>
    </li>
  );
}

/** What took a moment is seen, too, also at the end of the line. */
const LEAST = '4px';

function toStyle({ left, width }: Pick<PlacedCall, 'left' | 'width'>): CSSProperties {
  return {
    insetInlineStart: `min(${left * 100}%, 100% - ${LEAST})`,
    inlineSize: `${width * 100}%`,
    minInlineSize: LEAST,
  };
}
