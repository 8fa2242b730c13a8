import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { COUNT, startDriven, USD } from './outage.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
});

describe('an outage', () => {
  it('of a minute of the collector loses what does not fit in the queue, and the application knows how much', async () => {
    const { stack, app, reader } = await startDriven(
      running,
      {},
      {
        OTEL_BSP_MAX_QUEUE_SIZE: '40',
        OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '20',
        // Of calls alone: what is lost is counted in spans.
        OTEL_NODE_DISABLED_INSTRUMENTATIONS: 'http,undici',
      },
    );
    await app.tell({ calls: 10, flush: true });
    expect(await reader.until(COUNT, (calls) => calls >= 10)).toBe(10);
    const before = await reader.value(USD);

    await stack.collector.stop();
    let down = await app.tell({ calls: 50 });
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(5000)) down = await app.tell({ calls: 10 });
    expect(down.failed).toBe(0);
    expect(down.lost.spans).toBeGreaterThan(0);
    expect(down.spans - 10 - down.lost.spans).toBeLessThanOrEqual(40);

    await stack.collector.start();
    let account = await app.tell({ calls: 5, flush: true });
    const ledger = await reader.untilRecorded(account.spans - account.lost.spans);
    account = await app.tell({ flush: true });
    expect(ledger.totals.calls + account.lost.spans).toBe(account.spans);
    expect(Number(ledger.totals.costUsd) + account.lost.usd).toBeCloseTo(account.usd, 9);

    // Its counters begin anew; nothing was in flight when it ended.
    const after = await reader
      .until(COUNT, (calls) => calls === ledger.totals.calls - 10)
      .then(() => reader.value(USD));
    expect(before + after).toBeCloseTo(Number(ledger.totals.costUsd), 9);
    console.log(
      `collector down for a minute: ${account.spans} calls of USD ${account.usd}; lost ${account.lost.spans} of USD ${account.lost.usd}; ledger ${ledger.totals.calls} of USD ${ledger.totals.costUsd}; Prometheus USD ${before} before and ${after} after the restart`,
    );
  });

  it('of Jaeger and the ledger reaches neither the application nor the metrics, and the ledger catches up', async () => {
    const layer = join(mkdtempSync(join(tmpdir(), 'spendspan-layer-')), 'short-queue.yaml');
    writeFileSync(layer, 'exporters: {otlp_grpc/jaeger: {sending_queue: {queue_size: 1}}}\n');
    const { stack, app, reader } = await startDriven(running, { layers: [layer] });
    await stack.jaeger.stop();
    await stack.console.stop();
    let account = await app.tell({ calls: 10, flush: true });
    for (let turn = 0; turn < 6; turn += 1) account = await app.tell({ calls: 10, flush: true });
    expect(account).toMatchObject({ failed: 0, lost: { spans: 0 } });
    expect(await reader.until(COUNT, (calls) => calls >= account.spans)).toBe(account.spans);
    expect(await reader.value(USD)).toBeCloseTo(account.usd, 9);
    const dropped = await reader.until(
      'sum({__name__=~"otelcol_exporter_enqueue_failed_spans(_total)?"})',
      (spans) => spans > 0,
    );

    await stack.console.start();
    const { totals } = await reader.untilRecorded(account.spans);
    expect(totals.calls).toBe(account.spans);
    expect(Number(totals.costUsd)).toBeCloseTo(account.usd, 9);
    console.log(
      `Jaeger and ledger down: ${account.spans} calls, none refused, none counted twice; Jaeger missed ${dropped} spans, the ledger none`,
    );
  });

  it('of Prometheus leaves a gap, and the counter as it is', async () => {
    const { stack, app, reader } = await startDriven(running);
    await app.tell({ calls: 5, flush: true });
    await reader.until(COUNT, (calls) => calls >= 5);
    await stack.prometheus.stop();
    const account = await app.tell({ calls: 5, flush: true });
    await stack.prometheus.start();
    expect(await reader.until(COUNT, (calls) => calls >= 10)).toBe(10);
    expect(await reader.value(USD)).toBeCloseTo(account.usd, 9);
  });
});
