import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('..', import.meta.url));

type Part = 'receivers' | 'processors' | 'exporters';

interface Config extends Readonly<Partial<Record<Part | 'connectors', Readonly<Record<string, unknown>>>>> {
  readonly service: {
    readonly pipelines: Readonly<Record<string, Readonly<Partial<Record<Part, readonly string[]>>>>>;
  };
}

const read = (path: string): Config => parse(readFileSync(join(folder, path), 'utf8')) as Config;

/** As a collector merges its files: maps are merged, lists replaced. */
function merge(...configs: readonly Config[]): Config {
  return configs.reduce((all, one) => deepMerge(all, one) as Config, {} as Config);
}

function deepMerge(one: unknown, other: unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(one) || !isMap(other)) return other === undefined ? one : other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].map((name) => [name, deepMerge(one[name], name in other ? other[name] : undefined)]),
  );
}

/** Not by a collector: the one that is built here has none of their components. */
describe('the examples of tiers', () => {
  it.each([
    ['the edge', ['tiers/edge.yaml']],
    ['the edge before Kafka', ['tiers/edge.yaml', 'tiers/kafka-out.yaml']],
    ['a gateway behind Kafka', ['otelcol.yaml', 'layers/ledger.yaml', 'tiers/kafka-in.yaml']],
  ])('name components in their pipelines that they have: %s', (_, paths) => {
    const config = merge(...paths.map(read));
    const { pipelines } = config.service;
    expect(Object.keys(pipelines).length).toBeGreaterThan(1);
    for (const [name, pipeline] of Object.entries(pipelines)) {
      for (const part of ['receivers', 'processors', 'exporters'] as const) {
        const known = { ...config[part], ...(part === 'processors' ? {} : config.connectors) };
        for (const id of pipeline[part] ?? []) expect(Object.keys(known), `${name}, ${part}`).toContain(id);
      }
    }
  });

  it('count nothing at the edge, where a call may come by twice', () => {
    const text = readdirSync(join(folder, 'tiers'))
      .map((name) => readFileSync(join(folder, 'tiers', name), 'utf8'))
      .join('\n');
    expect(text).not.toMatch(/^ {2}(?:signal_to_metrics|span_metrics|deltatocumulative|prometheus)/m);
  });
});
