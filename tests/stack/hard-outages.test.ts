import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account } from './driven-app.ts';
import { COUNT, startDriven, USD } from './outage.ts';
import { type StackReader, waitFor } from './stack-reader.ts';

const NOT_QUEUED = 'sum({__name__=~"otelcol_exporter_enqueue_failed_spans(_total)?",exporter="otlp_http/ledger"})';
/** How long the processor `batch` waits, by default. */
const BATCH_MS = 200;
const EXPORT = 20;
/** Of calls alone, that what is lost is counted in calls; sent soon, in small exports. */
const SENDS_SOON = {
  OTEL_NODE_DISABLED_INSTRUMENTATIONS: 'http,undici',
  OTEL_BSP_SCHEDULE_DELAY: '200',
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: String(EXPORT),
};

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
});

describe('a collector with its queue on disk', () => {
  it('that is killed under load loses of the ledger what it held for a moment, and doubles nothing', async () => {
    const { stack, app, reader } = await startDriven(running, { layers: ['queue-on-disk'] }, SENDS_SOON);
    let account: Account = await app.tell({ calls: 20, flush: true });
    let inOneBatch = 0;
    for (let kill = 0; kill < 3; kill += 1) {
      const begun = Date.now();
      let took = 0;
      const load = app.tell({ calls: 400 }).finally(() => {
        took = Date.now() - begun;
      });
      await sleep(700);
      await stack.collector.stop('SIGKILL');
      await sleep(500);
      await stack.collector.start();
      account = await load;
      expect(account.failed).toBe(0);
      inOneBatch += Math.ceil((400 * BATCH_MS) / took) + EXPORT;
    }
    account = await app.tell({ flush: true });
    const { totals } = await settled(reader);
    const missing = account.spans - totals.calls;
    const missingUsd = account.usd - Number(totals.costUsd);
    expect(totals.calls).toBeLessThanOrEqual(account.spans);
    expect(missing - account.lost.spans).toBeGreaterThanOrEqual(0);
    // Twice what comes in while a batch waits: the pace of calls is not even.
    expect(missing - account.lost.spans).toBeLessThanOrEqual(2 * inOneBatch);
    expect(missingUsd / account.usd).toBeCloseTo(missing / account.spans, 9);
    console.log(
      `collector killed three times under load: ${account.spans} calls of USD ${account.usd}; ledger ${totals.calls} of USD ${totals.costUsd}; the application knows of ${account.lost.spans} lost, ${missing - account.lost.spans} more had been taken and not yet written`,
    );
  });

  it.skipIf(!hasFileSystemsOfItsOwn())(
    'that finds no room for it loses of the ledger what it counts as lost, and of the metrics nothing',
    async () => {
      const { stack, app, reader } = await startDriven(
        running,
        { layers: ['queue-on-disk'], collectorUnder: onSmallDisk('queue', '1m') },
        SENDS_SOON,
      );
      await app.tell({ calls: 5, flush: true });
      await reader.untilRecorded(5);
      await stack.console.stop();
      const ballast = `/proc/${stack.collector.pid}/root${join(stack.folder, 'queue', 'ballast')}`;
      fill(ballast);

      let account: Account = await app.tell({ calls: 5, flush: true });
      for (let turn = 0; turn < 20; turn += 1) account = await app.tell({ calls: 20, flush: true });
      expect(account).toMatchObject({ failed: 0, lost: { spans: 0 } });
      expect(await reader.until(COUNT, (calls) => calls >= account.spans)).toBe(account.spans);
      expect(await reader.value(USD)).toBeCloseTo(account.usd, 9);
      const lost = await reader.until(NOT_QUEUED, (spans) => spans > 0);

      rmSync(ballast);
      await stack.console.start();
      account = await app.tell({ calls: 5, flush: true });
      const { totals } = await reader.untilRecorded(account.spans - lost);
      expect(totals.calls).toBe(account.spans - lost);
      console.log(
        `disk of the queue full: ${account.spans} calls of USD ${account.usd}, none refused, all of them counted in Prometheus; the ledger has ${totals.calls} of USD ${totals.costUsd}, and the collector counts the ${lost} that it could not keep`,
      );
    },
  );
});

/** Starts what follows with a file system of `size` at `folder`, which ends with it. */
function onSmallDisk(folder: string, size: string): readonly string[] {
  const script = `mkdir -p ${folder} && mount -t tmpfs -o size=${size} tmpfs ${folder} && exec "$@"`;
  return ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh'];
}

function hasFileSystemsOfItsOwn(): boolean {
  const [command = '', ...args] = onSmallDisk('.', '1m');
  const can = spawnSync(command, [...args, 'true'], { cwd: tmpdir() }).status === 0;
  if (!can)
    console.log('*** NOT RUN: a queue on a full disk: this system gives a process no file system of its own. ***');
  return can;
}

/** Writes until there is no room. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size = 65_536; size >= 1; ) {
      try {
        if (writeSync(file, Buffer.alloc(size)) < size) size = Math.floor(size / 2);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(file);
  }
}

/** What the ledger says when it no longer grows. */
async function settled(reader: StackReader) {
  let last = -1;
  let since = Date.now();
  return waitFor('a ledger that does not grow', async () => {
    const report = await reader.report('org');
    if (report.totals.calls !== last) since = Date.now();
    last = report.totals.calls;
    return { done: last > 0 && Date.now() - since > 5000, value: report };
  });
}
