import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

/** More stops than any view has here. */
const MANY = 150;

interface Focus {
  /** What has it, for messages. */
  readonly what: string;
  /** Whether it is nowhere: on the document as a whole. */
  readonly isLost: boolean;
  /** Whether it is on the screen, not beneath the header, with an outline. */
  readonly isSeen: boolean;
}

function readFocus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    if (!element || element === document.body) return { what: 'nothing', isLost: true, isSeen: false };
    const { top, bottom, left, right, width } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const at = document.elementFromPoint((left + right) / 2, Math.max(top, Math.min(bottom, innerHeight)) - 1);
    const isCovered = at?.closest('header.shell') != null && element.closest('header.shell') === null;
    const isOnScreen = width > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && !isCovered;
    const hasOutline = element.id === 'main' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0);
    return { what: element.outerHTML.slice(0, 120), isLost: false, isSeen: isOnScreen && hasOutline };
  });
}

/** Where one has arrived, the focus is put after the view is drawn. */
async function seeFocus(page: Page): Promise<void> {
  await expect.poll(() => readFocus(page)).toMatchObject({ isLost: false });
}

/** Presses Tab until something has the focus; on its way the focus is seen wherever it is. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MANY; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    const focus = await readFocus(page);
    if (!focus.isLost) expect(focus, focus.what).toMatchObject({ isSeen: true });
  }
  throw new Error(`got no focus on ${String(target)} by ${key}`);
}

describe.skipIf(!CHROMIUM)('the page without a mouse', () => {
  const on = usePage();

  it('goes from the overview by a filter and a breakdown to a call, its trace, and back', {
    timeout: 60_000,
  }, async () => {
    const { page } = on;
    const inMenu = (name: string): Locator =>
      page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
    const ids = makeIds();
    const attributes = { 'server.address': 'api.openai.com', 'team.id': 'search' };
    await on.send({}, 2);
    await postJson(on.fixture.console.url, makeExport([ids], attributes));
    await on.open('/?period=all');
    await page.getByRole('table', { name: 'By team' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.getByText('Skip to the figures').evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Add a filter' }));
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Field of the filter' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await readFocus(page)).toMatchObject({ isLost: false });
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Value of team'));
    await page.keyboard.type('search');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Filters' }).getByText('search').waitFor();
    expect((await readFocus(page)).what).toContain('Add a filter');
    await tabTo(page, inMenu('Explore'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Explore|Spend/ }).waitFor();
    await tabTo(page, page.getByTitle('See these calls').first());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
    await seeFocus(page);
    await tabTo(page, page.getByRole('table', { name: 'Calls' }).locator('tbody th a').first());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Call: chat gpt-4.1' }).waitFor();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await tabTo(page, page.getByRole('link', { name: 'its trace' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Trace ${ids.traceId}` }).waitFor();
    await seeFocus(page);
    const calls = page.getByRole('list', { name: 'Calls in the order in which they began' });
    await tabTo(page, calls.getByRole('link').first());
    // Alt and an arrow is for a browser with a window.
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Call: chat gpt-4.1' }).waitFor();
    await seeFocus(page);
    await tabTo(page, inMenu('Calls'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Remove the filter of team' }));
    await page.keyboard.press('Enter');
    await on.waitForRows(3);
    expect((await readFocus(page)).what).toContain('Add a filter');
  });

  it('keeps the focus in a dialog, and gives it back', async () => {
    const { page } = on;
    await on.send();
    await on.open('/explore?period=all');
    await page.getByRole('table').waitFor();
    const zones = page.getByLabel('Time zone', { exact: true });
    await tabTo(page, zones);
    await page.keyboard.press('End');
    const dialog = page.getByRole('dialog', { name: 'Time zone' });
    await dialog.waitFor();
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      const isOutside = await dialog.evaluate(
        (own) => document.activeElement !== document.body && !own.contains(document.activeElement),
      );
      expect(isOutside).toBe(false);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await zones.evaluate((select) => select === document.activeElement)).toBe(true);
  });

  it.each([1440, 390])('shows where the focus is on every view, %i wide', { timeout: 120_000 }, async (width) => {
    const { page } = on;
    const ids = makeIds();
    await postJson(
      on.fixture.console.url,
      makeExport([ids], { 'session.id': 's-1', 'server.address': 'api.openai.com' }),
    );
    await on.send({ 'llm.cost.status': 'unpriced', 'gen_ai.response.model': 'house-7b' });
    await page.setViewportSize({ width, height: 900 });
    for (const path of [
      '/?period=all',
      '/explore?period=all&by=team,model',
      '/calls?period=all',
      `/call/${ids.traceId}/${ids.spanId}`,
      `/report/trace?trace=${ids.traceId}`,
      '/report/session?session=s-1',
      '/live',
      '/budgets',
      '/prices?period=all&model=gpt-4.1-nano',
      '/reports',
      '/report/waste?period=all',
    ]) {
      await on.open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      let stops = 0;
      for (; stops < MANY; stops += 1) {
        await page.keyboard.press('Tab');
        const focus = await readFocus(page);
        if (focus.isLost) break;
        expect(focus, `${path}: ${focus.what}`).toMatchObject({ isSeen: true });
      }
      // The skip link and the menu alone are more.
      expect(stops, path).toBeGreaterThan(10);
    }
  });

  it('moves nothing where that is not wanted', async () => {
    const { page } = on;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await on.send({}, 2);
    for (const path of [
      '/?period=all',
      '/explore?period=all',
      '/calls?period=all',
      '/live',
      '/budgets',
      '/prices?period=all',
    ]) {
      await page.goto('about:blank');
      await page.goto(new URL(path, on.fixture.console.url).href, { waitUntil: 'commit' });
      // While it waits for its answers, and when it has them.
      for (const state of ['domcontentloaded', 'networkidle'] as const) {
        await page.waitForLoadState(state);
        expect(await page.evaluate(() => document.getAnimations().length), path).toBe(0);
      }
    }
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
        }).length,
    );
    expect(moving).toBe(0);
  });
});
