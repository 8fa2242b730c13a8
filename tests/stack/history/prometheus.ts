import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGroups } from '../../../collector-config/src/rules/rule-files.ts';
import type { RuleGroup } from '../../../collector-config/src/rules/write-rules.ts';
import { programFolder } from '../../../collector-config/stack/build-program.ts';
import { findPorts } from '../../../collector-config/stack/ports.ts';
import { PROMETHEUS } from '../../../collector-config/stack/programs.ts';
import { Service } from '../../../collector-config/stack/service.ts';
import { END, makeEvents, START } from './events.ts';
import { remoteWrite } from './remote-write.ts';
import { countEvents, scrape, tellOfCollector } from './series.ts';
import type { Numbers } from './truth.ts';

/** A Prometheus that has the history, and the hours of it recorded by the rules. */
export interface HistoryPrometheus {
  /** One value of each series that has one, at the end of the history or at another time, seconds since 1970. */
  ask(promql: string, at?: number): Promise<Numbers>;
  /** The values of each series at steps, added up. */
  askOverTime(promql: string, range: { readonly seconds: number; readonly step: number }): Promise<Numbers>;
  /** When a series had its last sample, seconds since 1970. */
  lastSample(selector: string): Promise<number>;
  stop(): Promise<void>;
}

/** Starts one, writes the history into it, and has it evaluate the rules that record. */
export async function startHistory(): Promise<HistoryPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-history-'));
  const { prometheus: port } = await findPorts({ prometheus: 0 });
  const url = `http://127.0.0.1:${port}`;
  writeFileSync(join(folder, 'prometheus.yaml'), 'global: {}\n');
  const service = new Service({
    name: 'prometheus',
    command: join(programFolder(PROMETHEUS), 'prometheus'),
    args: [
      '--config.file=prometheus.yaml',
      '--storage.tsdb.path=data',
      '--storage.tsdb.retention.time=100y',
      // All of it stays in one block, which takes samples in any order of series, and is not compacted meanwhile.
      '--storage.tsdb.min-block-duration=90d',
      '--storage.tsdb.max-block-duration=90d',
      '--web.enable-remote-write-receiver',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    cwd: folder,
    log: join(folder, 'prometheus.log'),
    readyUrl: `${url}/-/ready`,
  });
  await service.start();
  try {
    const questions = makeQuestions(url);
    for (const hour of scrape(countEvents(makeEvents()))) await remoteWrite(url, hour);
    for (const series of tellOfCollector()) await remoteWrite(url, [series]);
    for (const group of [...readGroups('hourly'), ...readGroups('budgets')]) await record(url, questions, group);
    return { ...questions, stop: () => service.stop() };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/** When rules of a group are evaluated after the full hour, in seconds: Prometheus spreads groups over their interval. */
const OFFSET = 617;

/** Evaluates rules as often as Prometheus would have, and keeps what they say. */
async function record(url: string, { askForSeries }: Questions, { rules, interval }: RuleGroup): Promise<void> {
  const hourly = interval === '1h';
  const range = hourly ? { from: START + OFFSET, to: END, step: 3600 } : { from: END - 1800, to: END, step: 300 };
  for (const { record, expr, labels } of rules) {
    if (record === undefined) continue;
    const made = await askForSeries(expr, range);
    await remoteWrite(
      url,
      made.map(({ metric, values = [] }) => ({
        labels: { ...metric, ...labels, __name__: record },
        points: values.map(([time, value]) => [time * 1000, Number(value)] as const),
      })),
    );
  }
}

interface Answer {
  readonly error?: string;
  readonly data?: { readonly result: readonly Series[] };
}

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: readonly [number, string];
  readonly values?: readonly (readonly [number, string])[];
}

interface Questions extends Omit<HistoryPrometheus, 'stop'> {
  askForSeries(
    promql: string,
    range: { readonly from: number; readonly to: number; readonly step: number },
  ): Promise<readonly Series[]>;
}

function makeQuestions(url: string): Questions {
  const ask = async (path: string, parameters: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body: new URLSearchParams(parameters) });
    const { data, error } = (await answer.json()) as Answer;
    if (!data) throw new Error(`${parameters['query']}: ${error}`);
    return data.result;
  };
  return {
    askForSeries: (query, { from, to, step }) =>
      ask('query_range', { query, start: String(from), end: String(to), step: String(step) }),
    async ask(query, at = END) {
      const result = await ask('query', { query, time: String(at) });
      const values = result.map(({ metric, value }) => [nameOf(metric), Number(value?.[1])] as const);
      return Object.fromEntries(values.filter(([, value]) => !Number.isNaN(value)));
    },
    async askOverTime(query, { seconds, step }) {
      const times = { start: String(END - seconds + step), end: String(END), step: String(step) };
      const result = await ask('query_range', { query, ...times });
      const sum = (values: readonly (readonly [number, string])[] = []): number =>
        values.reduce((all, [, value]) => all + Number(value), 0);
      return Object.fromEntries(result.map(({ metric, values }) => [nameOf(metric), sum(values)]));
    },
    async lastSample(selector) {
      const [series] = await ask('query', { query: `${selector}[2h]`, time: String(END) });
      return Math.floor(series?.values?.at(-1)?.[0] ?? Number.NaN);
    },
  };
}

function nameOf(metric: Readonly<Record<string, string>>): string {
  const names = Object.keys(metric).filter((name) => name !== '__name__');
  return names
    .sort()
    .map((name) => metric[name])
    .join(',');
}
