import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { type JSX, useEffect, useRef } from 'react';
import { formatLoneAmount } from '../format/amount.ts';
import { useTheme } from '../shell/theme.ts';
import { colorName, Legend } from './legend.tsx';
import './stacked-bars.css';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** One colour of the chart. */
export interface Series {
  readonly name: string;
  /** By label, exact amounts in USD; null is nothing. */
  readonly amounts: readonly (string | null)[];
}

export interface StackedBarsProps {
  /** What the chart shows, for those who cannot see it; the numbers are in a table beside it. */
  readonly summary: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Called with the position of the label that was clicked. */
  onPick?(index: number): void;
}

/** Amounts over time, one colour for each owner. */
export function StackedBars({ summary, labels, series, onPick }: StackedBarsProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { theme } = useTheme();
  useEffect(() => {
    if (!canvas.current) return undefined;
    const chart = new Chart(canvas.current, configure({ labels, series, onPick, theme }));
    return () => chart.destroy();
  }, [labels, series, onPick, theme]);
  return (
    <figure className="stacked-bars">
      <Legend names={series.map(({ name }) => name)} />
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={summary} />
      </div>
    </figure>
  );
}

type Around = Pick<StackedBarsProps, 'labels' | 'series'> & {
  readonly onPick: StackedBarsProps['onPick'] | undefined;
  readonly theme: string;
};

function configure({ labels, series, onPick }: Around): ChartConfiguration<'bar'> {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    type: 'bar',
    data: {
      labels: [...labels],
      datasets: series.map(({ name, amounts }, index) => ({
        label: name,
        data: amounts.map((usd) => Number(usd ?? 0)),
        backgroundColor: color(colorName(index)),
        borderRadius: 2,
        maxBarThickness: 34,
      })),
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: isStill ? false : { duration: 250 },
      interaction: { mode: 'index', intersect: false },
      onClick: (_event, [hit]) => {
        if (hit) onPick?.(hit.index);
      },
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          ticks: { color: color('--dim'), maxRotation: 0, autoSkipPadding: 16 },
        },
        y: {
          stacked: true,
          border: { display: false },
          grid: { color: color('--line') },
          ticks: { color: color('--dim'), maxTicksLimit: 5, callback: (value) => Number(value).toLocaleString() },
        },
      },
      plugins: {
        tooltip: {
          backgroundColor: color('--raised'),
          borderColor: color('--line'),
          borderWidth: 1,
          titleColor: color('--text'),
          bodyColor: color('--text'),
          footerColor: color('--text'),
          padding: 10,
          filter: ({ parsed }) => parsed.y !== 0,
          itemSort: (one, other) => (other.parsed.y ?? 0) - (one.parsed.y ?? 0),
          callbacks: {
            label: ({ dataset, datasetIndex, dataIndex }) =>
              ` ${dataset.label ?? ''}: USD ${formatLoneAmount(series[datasetIndex]?.amounts[dataIndex] ?? '0')}`,
          },
        },
      },
    },
  };
}
