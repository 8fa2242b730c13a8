import {
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type JSX, useEffect, useRef } from 'react';
import { useTheme } from '../shell/theme.ts';
import './burn-down.css';

Chart.register(Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

/** What is left at a time, USD. */
export interface LeftAt {
  /** Milliseconds since the Unix epoch. */
  readonly x: number;
  readonly y: number;
}

/** A time with its name. */
export interface Tick {
  readonly x: number;
  readonly label: string;
}

export interface BurnDownProps {
  /** What the chart shows, for those who cannot see it. */
  readonly summary: string;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  /** What was left, up to now. */
  readonly left: readonly LeftAt[];
  /** What is expected to be left at the end, and the range that it is in nine times in ten on either side. */
  readonly expected: { readonly usd: number; readonly low: number; readonly high: number } | null;
  /** What stands beneath the chart. */
  readonly ticks: readonly Tick[];
  formatTime(x: number): string;
}

/** How a budget goes down: what is left, what would be if it were spent evenly, and where it is going. */
export function BurnDown(props: BurnDownProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { theme } = useTheme();
  useEffect(() => {
    if (!canvas.current) return undefined;
    const chart = new Chart(canvas.current, configure(props, theme));
    return () => chart.destroy();
  }, [props, theme]);
  return (
    <div className="burn-down">
      <canvas ref={canvas} role="img" aria-label={props.summary} />
    </div>
  );
}

function configure(props: BurnDownProps, _theme: string): ChartConfiguration<'line', LeftAt[]> {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const { from, to, ticks, formatTime } = props;
  const labels = new Map(ticks.map(({ x, label }) => [x, label]));
  return {
    type: 'line',
    data: { datasets: makeLines(props, color) },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      elements: { point: { radius: 0, hitRadius: 8 } },
      scales: {
        x: {
          type: 'linear',
          min: from,
          max: to,
          grid: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = ticks.map(({ x }) => ({ value: x }));
          },
          ticks: {
            ...{ color: color('--dim'), maxRotation: 0, autoSkipPadding: 20, maxTicksLimit: 16 },
            callback: (x) => labels.get(Number(x)) ?? '',
          },
        },
        y: {
          border: { display: false },
          grid: { color: ({ tick }) => color(tick.value === 0 ? '--dim' : '--line') },
          ticks: { color: color('--dim'), maxTicksLimit: 5, callback: (value) => Number(value).toLocaleString() },
        },
      },
      plugins: {
        tooltip: {
          callbacks: {
            title: ([item]) => formatTime(item?.parsed.x ?? from),
            label: ({ dataset, parsed }) =>
              ` ${dataset.label ?? ''}: USD ${(parsed.y ?? 0).toLocaleString(undefined, { maximumSignificantDigits: 6 })}`,
          },
        },
      },
    },
  };
}

function makeLines(
  { from, to, amount, left, expected }: BurnDownProps,
  color: (name: string) => string,
): ChartDataset<'line', LeftAt[]>[] {
  const now = left.at(-1);
  const lines: ChartDataset<'line', LeftAt[]>[] = [
    {
      label: 'Left',
      data: [...left],
      borderColor: color('--accent'),
      backgroundColor: color('--accent-soft'),
      borderWidth: 2,
      fill: 'origin',
    },
    {
      label: 'If spent evenly',
      data: [
        { x: from, y: amount },
        { x: to, y: 0 },
      ],
      order: -1,
      borderColor: color('--dim'),
      borderWidth: 1,
      borderDash: [4, 4],
    },
  ];
  if (!expected || !now) return lines;
  const go = (y: number): LeftAt[] => [now, { x: to, y }];
  const range = { borderColor: color('--attention'), borderWidth: 0.5, backgroundColor: color('--attention-soft') };
  return [
    ...lines,
    { label: 'At the least', data: go(expected.low), ...range },
    { label: 'At the most', data: go(expected.high), ...range, fill: '-1' },
    {
      label: 'Expected',
      data: go(expected.usd),
      order: -2,
      borderColor: color('--attention'),
      borderWidth: 2,
      borderDash: [6, 3],
    },
  ];
}
