import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIMENSIONS } from '@spendspan/attribution';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BUDGET_FIELDS } from '../../packages/ledger/src/budgets/budget-fields.ts';
import { FILES } from '../src/files.ts';
import { LABELS, toPrometheus } from '../src/labels.ts';
import { COST, toCounter } from '../src/metric-names.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

interface CollectorConfig {
  readonly processors?: Readonly<Record<string, unknown>>;
  readonly connectors: Readonly<Record<string, { readonly spans?: readonly SpanMetric[] }>>;
  readonly service: { readonly pipelines: Readonly<Record<string, { readonly processors?: readonly string[] }>> };
}

interface SpanMetric {
  readonly name: string;
  readonly attributes: readonly { readonly key: string }[];
  readonly sum: { readonly monotonic: boolean };
}

const config = parse(read('otelcol.yaml')) as CollectorConfig;

describe('the files of collector-config', () => {
  it.each(FILES)('$path is what its source makes (else: npm run collector-config)', ({ path, write }) => {
    expect(read(path)).toBe(write());
  });

  it('has no layer that nothing makes', () => {
    const made = FILES.map(({ path }) => path).filter((path) => path.startsWith('layers/'));
    expect(
      readdirSync(join(folder, 'layers'))
        .map((name) => `layers/${name}`)
        .sort(),
    ).toEqual(made.sort());
  });

  it('says in builder.yaml and go.mod the same versions', () => {
    const modules = [...read('builder.yaml').matchAll(/gomod: (\S+ \S+)/g)].map(([, module = '']) => module);
    const pinned = read('programs/collector/go.mod');
    expect(modules.length).toBeGreaterThan(15);
    for (const module of modules) expect(pinned).toContain(`\t${module}\n`);
  });
});

describe('the metrics of the collector', () => {
  const metrics = config.connectors['signal_to_metrics/llm']?.spans ?? [];

  it('only ever rise, and have every dimension that is a label by default', () => {
    expect(new Set(metrics.map(({ name }) => name))).toEqual(
      new Set(['llm.cost.usd', 'llm.tokens', 'llm.calls', 'llm.cost.cache_savings.usd', 'llm.cost.failed.usd']),
    );
    const dimensions = DIMENSIONS.filter(({ metricLabel }) => metricLabel).map(({ key }) => key);
    for (const { attributes, sum } of metrics) {
      expect(sum.monotonic).toBe(true);
      expect(attributes.map(({ key }) => key)).toEqual(expect.arrayContaining(dimensions));
    }
  });

  it('have the labels that budgets are made of', () => {
    const labels = LABELS.map(({ key }) => toPrometheus(key));
    expect(labels).toEqual(expect.arrayContaining(BUDGET_FIELDS.flatMap(({ label }) => label ?? [])));
    expect(toCounter(COST)).toBe('llm_cost_usd_total');
  });

  it('are made of what has not been sampled', () => {
    const { pipelines } = config.service;
    const sampling = Object.entries(pipelines).filter(([, { processors }]) => processors?.includes('tail_sampling'));
    expect(sampling).toEqual([]);
    const layer = parse(read('layers/tail-sampling.yaml')) as CollectorConfig;
    expect(Object.keys(layer.service.pipelines)).toEqual(['traces/jaeger']);
  });
});
