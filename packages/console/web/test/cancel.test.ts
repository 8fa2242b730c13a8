import { writeFileSync } from 'node:fs';
import { openLedger } from '@spendspan/ledger';
import { describe, expect, it } from 'vitest';
import { startConsole } from '../../src/index.ts';
import type { RunningQuestion } from '../../src/questions.ts';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { holdLedger } from './held-ledger.ts';
import { usePage } from './page-fixture.ts';

const BUDGETS = JSON.stringify({ version: 1, budgets: [{ id: 'all', amount: '10', period: 'month' }] });
const IDS = makeIds();

/** What a view shows when it has its answer. */
const VIEWS = [
  ['/?period=all', 'Totals'],
  ['/explore?period=all', 'By team'],
  ['/calls?period=all', 'Totals'],
  [`/call/${IDS.traceId}/${IDS.spanId}`, 'What it cost'],
  ['/budgets', 'On track'],
  ['/prices?period=all', 'Every call of this period has a sure price'],
  ['/report/team?period=all', 'Totals'],
] as const;

describe.skipIf(!CHROMIUM)('a long question of the page', () => {
  const on = usePage();

  it('can be given up by Cancel and by leaving the view: the ledger stops, and answers when it is asked again', {
    timeout: 180_000,
  }, async () => {
    const { page, fixture } = on;
    await postJson(fixture.console.url, makeExport([IDS], { 'server.address': 'api.openai.com' }));
    await fixture.console.close();
    const ledger = await openLedger({ path: fixture.ledgerPath });
    const held = holdLedger(ledger);
    const budgets = `${fixture.folder}/budgets.yaml`;
    writeFileSync(budgets, BUDGETS);
    fixture.console = await startConsole({ ledger: held.ledger, port: 0, budgets });
    const countQuestions = async (): Promise<number> => {
      const response = await fetch(new URL('/api/v1/questions', fixture.console.url));
      return ((await response.json()) as { questions: RunningQuestion[] }).questions.length;
    };
    try {
      for (const [path, shown] of VIEWS) {
        const answer = page.getByLabel(shown).or(page.getByText(shown)).first();
        held.hold();
        await on.open(path);
        const cancel = page.getByRole('button', { name: 'Cancel' }).first();
        await cancel.waitFor();
        expect(await countQuestions(), path).toBeGreaterThan(0);
        await cancel.click();
        await page.getByText('Stopped.').first().waitFor();
        await expect.poll(countQuestions, { timeout: 10_000 }).toBe(0);
        held.release();
        await page.getByRole('button', { name: 'Ask again' }).first().click();
        await answer.waitFor();
        held.hold();
        await page.reload();
        await expect.poll(countQuestions, { timeout: 10_000 }).toBeGreaterThan(0);
        await page.getByRole('link', { name: 'Reports', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
        await expect.poll(countQuestions, { timeout: 10_000 }).toBe(0);
        held.release();
        await page.goBack();
        await answer.waitFor();
      }
    } finally {
      held.release();
      await page.goto('about:blank');
      await fixture.console.close();
      await ledger.close();
    }
  });
});
