import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from '../../collector-config/stack/stack.ts';
import { startTap, type Tap } from './tap.ts';

/** A collector that prices spans by itself, and what it sends to the ledger. */
export interface PricedCollector {
  readonly tap: Tap;
  /** Where it takes spans, over HTTP. */
  readonly url: string;
  stop(): Promise<void>;
}

/** @param prices the layer that `spendspan prices otel` writes. */
export async function startPricedCollector(prices: string): Promise<PricedCollector> {
  const tap = await startTap();
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-prices-'));
  const [layer, json] = [join(folder, 'prices.yaml'), join(folder, 'json.yaml')];
  writeFileSync(layer, prices);
  writeFileSync(json, 'exporters: {otlp_http/ledger: {encoding: json, compression: none}}\n');
  const { ports, collector } = await startCollector({
    folder,
    ports: { otlpHttp: 0, otlpGrpc: 0 },
    layers: ['ledger', 'no-jaeger', json, layer],
    env: { SPENDSPAN_LEDGER_ENDPOINT: tap.url },
  });
  return {
    tap,
    url: `http://127.0.0.1:${ports.otlpHttp}/v1/traces`,
    async stop() {
      await collector.stop();
      await tap.close();
    },
  };
}
