import { afterEach, describe, expect, it } from 'vitest';
import { LABELS, toPrometheus } from '../../collector-config/src/labels.ts';
import { CALLS, COST, TOKENS, toCounter } from '../../collector-config/src/metric-names.ts';
import { FREE_PORTS } from '../../collector-config/stack/ports.ts';
import { type Stack, type StackOptions, startStack } from '../../collector-config/stack/stack.ts';
import { runExample } from './run-example.ts';
import { StackReader } from './stack-reader.ts';
import { startTap, type Tap } from './tap.ts';

const USD = toCounter(COST);

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
});

interface Running {
  readonly stack: Stack;
  readonly tap: Tap;
  readonly reader: StackReader;
}

async function start(options: StackOptions = {}): Promise<Running> {
  const stack = await startStack({ scrapeSeconds: 1, ports: FREE_PORTS, ...options });
  running.push(stack);
  const tap = await startTap(`http://127.0.0.1:${stack.ports.otlpHttp}`);
  running.push({ stop: () => tap.close() });
  return { stack, tap, reader: new StackReader(stack) };
}

/** Every place where the money of the example must be, by its own account. */
async function countEverywhere({ tap, reader }: Running) {
  const spans = tap.with('llm.cost.status');
  expect(spans.length).toBeGreaterThan(10);
  // A batch that was ordered is a call of its own until its bill is there, which a collector cannot know.
  const ordered = spans.filter(({ attributes }) => attributes['llm.usage.reason'] === 'background').length;
  const ledger = await reader.untilRecorded(spans.length - ordered);
  const calls = await reader.until(`sum(${toCounter(CALLS)})`, (value) => value >= spans.length);
  const teams = await reader.query(`sum by (team_id) (${USD})`);
  return {
    spans: tap.usd(),
    ledger: Number(ledger.totals.costUsd),
    prometheus: await reader.value(`sum(${USD})`),
    teams,
    sumOfTeams: Object.values(teams).reduce((sum, usd) => sum + usd, 0),
    ledgerTeams: await readTeams(reader),
    calls: { spans: spans.length, ordered, ledger: ledger.totals.calls, prometheus: calls },
  };
}

async function readTeams(reader: StackReader): Promise<Readonly<Record<string, number>>> {
  const { breakdowns } = await reader.report('org');
  const rows = breakdowns.find(({ by }) => by === 'team')?.rows ?? [];
  return Object.fromEntries(rows.map(({ key, totals }) => [key, Number(totals.costUsd)]));
}

type Counted = Awaited<ReturnType<typeof countEverywhere>>;

function expectSame(counted: Counted): void {
  const { spans, ledger, prometheus, sumOfTeams, teams, ledgerTeams, calls } = counted;
  for (const other of [ledger, prometheus, sumOfTeams]) expect(relative(other, spans)).toBeLessThan(1e-9);
  expect(Object.keys(teams).sort()).toEqual(Object.keys(ledgerTeams).sort());
  for (const [team, usd] of Object.entries(teams))
    expect(relative(usd, ledgerTeams[team] ?? 0), team).toBeLessThan(1e-9);
  const { spans: all, ordered } = calls;
  expect(calls).toEqual({ spans: all, ordered, ledger: all - ordered, prometheus: all });
}

function relative(one: number, other: number): number {
  return one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
}

function print(title: string, { spans, ledger, prometheus, teams, calls }: Counted): void {
  console.log(
    `${title}: USD on ${calls.spans} spans ${spans}, ledger ${ledger}, Prometheus ${prometheus}, teams ${JSON.stringify(teams)}`,
  );
}

describe('the money of the multi-team example', () => {
  it('is the same on spans, in the ledger, in Prometheus and over all teams', async () => {
    const all = await start();
    await runExample(all.tap.url);
    const counted = await countEverywhere(all);
    print('as it comes', counted);
    expectSame(counted);
    expect(counted.spans).toBeGreaterThan(0);
    expect(counted.teams['unattributed']).toBeGreaterThan(0);
    const labels = await all.reader.query(
      `count by (${LABELS.map(({ key }) => toPrometheus(key)).join(', ')}) (${USD})`,
    );
    expect(Object.keys(labels).length).toBe(await all.reader.value(`count(${USD})`));

    const { totals } = await all.reader.report('org');
    const tokens = await all.reader.query(`sum by (llm_token_type) (${toCounter(TOKENS)})`);
    const { input = 0, cache_read = 0, cache_write = 0, output = 0, reasoning = 0 } = tokens;
    expect(input + cache_read + cache_write).toBe(totals.inputTokens);
    expect(output + reasoning).toBe(totals.outputTokens);

    // Jaeger finds calls by who pays, and shows what they cost.
    const traces = await all.reader.traces('multi-team', { 'team.id': 'growth' });
    const costs = listCosts(traces);
    expect(costs.reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(counted.teams['growth'] ?? 0, 12);
    const [nobodys = 0] = listCosts(await all.reader.traces('multi-team', { 'team.id': 'unattributed' }));
    expect(nobodys).toBeCloseTo(counted.teams['unattributed'] ?? Number.NaN, 12);
    // Its page links from a tag to the board of whoever pays.
    const page = await (await fetch(`http://127.0.0.1:${all.stack.ports.jaeger}/search`)).text();
    expect(page).toContain('/d/spendspan-owners?var-team=#{team.id}');
    console.log(`Jaeger: ${traces.length} traces of team growth, gen_ai.usage.cost ${costs.join(', ')}`);
  });

  it('is the same when the head sampler keeps one trace in a hundred', async () => {
    const all = await start();
    await runExample(all.tap.url, { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.01' });
    const counted = await countEverywhere(all);
    print('head sampling at 1 %', counted);
    expectSame(counted);
  });

  it('is the same when some processes count their calls themselves, and no call is counted twice', async () => {
    const all = await start();
    await runExample(all.tap.url);
    await runExample(all.tap.url, { SPENDSPAN_PROCESS_METRICS: 'true' });
    const counted = await countEverywhere(all);
    expect(all.tap.with('llm.cost.metered')).toHaveLength(counted.calls.spans / 2);
    print('one process of two counts itself', counted);
    expectSame(counted);
    // The same labels from both sides.
    const sides = await all.reader.query(`count by (team_id, gen_ai_response_model, feature_path) (${USD})`);
    expect(new Set(Object.values(sides))).toEqual(new Set([2]));
  });

  it('is the same when several processes of one service count their calls themselves', async () => {
    const all = await start();
    const env = { SPENDSPAN_PROCESS_METRICS: 'true' };
    await Promise.all([runExample(all.tap.url, env), runExample(all.tap.url, env)]);
    const counted = await countEverywhere(all);
    print('both processes of one service count themselves', counted);
    expectSame(counted);
  });

  it('is the same with tail sampling, of which only Jaeger gets less', async () => {
    const env = { SPENDSPAN_DECISION_WAIT: '1s', SPENDSPAN_SAMPLING_PERCENTAGE: '0', SPENDSPAN_EXPENSIVE_USD: '0.002' };
    const all = await start({ layers: ['tail-sampling'], env });
    await runExample(all.tap.url);
    const counted = await countEverywhere(all);
    print('tail sampling', counted);
    expectSame(counted);

    const wanted = new Set(all.tap.spans.filter(isKept).map(({ traceId }) => traceId));
    expect(wanted.size).toBeGreaterThan(1);
    expect(wanted.size).toBeLessThan(counted.calls.spans);
    await all.reader.until(
      `sum({__name__=~"otelcol_processor_tail_sampling_global_count_traces_sampled(_total)?"})`,
      (value) => value >= counted.calls.spans,
    );
    const kept = new Set((await all.reader.traces('multi-team', {})).map(({ traceID }) => traceID));
    expect([...kept].sort()).toEqual([...wanted].sort());
    console.log(
      `tail sampling: Jaeger has ${kept.size} of ${new Set(all.tap.spans.map(({ traceId }) => traceId)).size} traces`,
    );
  });
});

function listCosts(traces: Awaited<ReturnType<StackReader['traces']>>): readonly number[] {
  return traces
    .flatMap(({ spans }) => spans)
    .flatMap(({ tags }) => tags.filter(({ key }) => key === 'gen_ai.usage.cost').map(({ value }) => Number(value)));
}

function isKept({ attributes }: { readonly attributes: Readonly<Record<string, unknown>> }): boolean {
  const cost = attributes['gen_ai.usage.cost'];
  if (cost !== undefined && Number(cost) >= 0.002) return true;
  return attributes['llm.cost.status'] === 'unpriced' || attributes['error.type'] !== undefined;
}
