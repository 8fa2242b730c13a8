import { type Ledger, openLedger } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startConsole } from '../../src/index.ts';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

const POLL_MS = 5_000;

describe.skipIf(!CHROMIUM)('the overview when calls come', () => {
  const on = usePage();
  let ledger: Ledger;
  /** How often the spend was asked for. */
  let asked: number;
  let gate: Promise<void> | undefined;
  let release: () => void;
  beforeEach(async () => {
    asked = 0;
    gate = undefined;
    await on.send();
    await on.fixture.console.close();
    ledger = await openLedger({ path: on.fixture.ledgerPath });
    const report: Ledger['report'] = async (name, query, options) => {
      if (name === 'org') asked += 1;
      if (name === 'anomalies') await gate;
      return ledger.report(name, query, options);
    };
    on.fixture.console = await startConsole({ ledger: { ...ledger, report }, port: 0 });
    await on.page.clock.install();
    await on.page.setViewportSize({ width: 1440, height: 3000 });
    await on.open('/?period=all');
    await on.page.getByText('No day far off the trend.').waitFor();
    await on.page.getByText('Saved by cached input').waitFor();
  });
  afterEach(async () => {
    release?.();
    await on.page.goto('about:blank');
    await on.fixture.console.close();
    await ledger.close();
  });

  /** Has all that is asked wait for one of its answers. */
  const hold = (): void => {
    gate = new Promise((resolve) => {
      release = resolve;
    });
  };
  /** Sends a call, and has the page hear of it. */
  const sendHeard = async (): Promise<void> => {
    await on.send();
    const heard = on.page.waitForResponse(/\/api\/v1\/status/);
    await on.page.clock.runFor(POLL_MS);
    await (await heard).finished();
    await on.page.clock.runFor(10);
  };

  it('asks for nothing a second time while it waits for the answers', async () => {
    const before = asked;
    hold();
    await sendHeard();
    await expect.poll(() => asked).toBe(before + 1);
    for (let times = 0; times < 3; times += 1) await sendHeard();
    await on.page.waitForTimeout(300);
    expect(asked).toBe(before + 1);
  });

  it('goes on asking when what is shown was changed while it waited', async () => {
    hold();
    await sendHeard();
    await on.page.evaluate(() => history.pushState(null, '', '/?period=all&where=team%3Dgrowth'));
    await on.page.getByRole('heading', { level: 1, name: 'Spend of filtered calls' }).waitFor();
    release();
    await on.page.getByText('No day far off the trend.').waitFor();
    const before = asked;
    await sendHeard();
    await on.page.clock.runFor(600_000);
    await expect.poll(() => asked).toBeGreaterThan(before);
  });

  it('does not rest for days when the machine slept while it waited', async () => {
    const before = asked;
    hold();
    await sendHeard();
    await expect.poll(() => asked).toBe(before + 1);
    await on.page.clock.fastForward('12:00:00');
    const answered = on.page.waitForResponse(/\/api\/v1\/reports\/anomalies/);
    release();
    await (await answered).finished();
    await sendHeard();
    await on.page.clock.runFor(600_000);
    await expect.poll(() => asked).toBe(before + 2);
  });
});
