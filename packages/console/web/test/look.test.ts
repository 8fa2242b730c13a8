import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!CHROMIUM)('the look of the page', () => {
  const on = usePage();

  it('is drawn in the colours of the system, until others are chosen', async () => {
    const { page } = on;
    await on.send();
    const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
    await page.emulateMedia({ colorScheme: 'dark' });
    await on.open('/?period=all');
    expect(await theme()).toBe('dark');
    await page.getByRole('button', { name: 'Switch to light colours' }).click();
    expect(await theme()).toBe('light');
    await page.reload();
    await page.getByRole('button', { name: 'Switch to dark colours' }).waitFor();
    expect(await theme()).toBe('light');
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility that a program can check, in %s',
    async (colorScheme) => {
      const { page } = on;
      await on.send({}, 2);
      await on.send({ 'team.id': 'research', 'llm.cost.status': 'unpriced' });
      const ids = makeIds();
      await postJson(
        on.fixture.console.url,
        makeExport([ids], { 'server.address': 'api.openai.com', 'session.id': 's-1' }),
      );
      const call = `/call/${ids.traceId}/${ids.spanId}`;
      await page.emulateMedia({ colorScheme });
      for (const path of [
        '/?period=all',
        '/explore?period=all&by=team,model&where=team=growth',
        '/calls?period=all&order=cost',
        call,
        `/report/trace?trace=${ids.traceId}`,
        '/report/session?session=s-1',
        '/live',
        '/budgets',
        '/prices?period=all&model=gpt-4.1',
        '/reports',
        '/report/waste?period=all',
      ]) {
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await on.open(path);
          await page.waitForLoadState('networkidle');
          // Not as a script of the page: its policy allows none.
          await page.evaluate(AXE);
          const violations = await page.evaluate(async () => {
            const { axe } = window as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            };
            return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          });
          expect(violations, `${path} at ${width}`).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
            `${path} at ${width}`,
          ).toBe(true);
        }
      }
    },
  );
});
