import { describe, expect, it } from 'vitest';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

const NAMES = [
  'x'.repeat(10_000),
  '<img src=x onerror=alert(1)>'.repeat(8),
  'a b '.repeat(60),
  `${'ä'.repeat(200)}\u202e`,
  '__proto__',
];

describe.skipIf(CHROMIUM === undefined)('the overview with names as long as they come', () => {
  const on = usePage();

  it.each([1440, 390])('is no wider than a window of %i pixels', async (width) => {
    const { page } = on;
    for (const name of NAMES) await on.send({ 'team.id': name, 'gen_ai.response.model': name });
    await page.setViewportSize({ width, height: 900 });
    await on.open('/?period=all');
    await page.getByRole('heading', { name: 'By model' }).waitFor();
    await page.locator('.legend li').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
