// The pictures of the docs. SPENDSPAN_PICTURES=docs draws them anew from the calls that the multi-team example makes up;
// SPENDSPAN_PICTURES=<folder> draws every view there, in both themes and widths.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { CallPage } from '@spendspan/ledger';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startConsole } from '../../src/index.ts';
import { CHROMIUM, launchBrowser, openPage } from './browser.ts';
import { PICTURES, type Picture, THEMES, VIEWS, type ViewName, WIDTHS } from './pictures.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const EXAMPLE = join(ROOT, 'examples/multi-team');
const WANTED = process.env['SPENDSPAN_PICTURES'];

describe('the pictures of the page', () => {
  it('are there, and each is shown in the docs', () => {
    const docs = ['docs/page.md', 'README.md'].map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n');
    for (const { name } of PICTURES) {
      expect(existsSync(join(ROOT, `docs/images/${name}.png`)), `docs/images/${name}.png`).toBe(true);
      expect(docs, name).toContain(`images/${name}.png`);
    }
  });

  it.skipIf(!WANTED || !CHROMIUM)('are drawn anew', { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spendspan-pictures-'));
    const ledger = join(folder, 'ledger.duckdb');
    const running = await startConsole({ ledger, port: 0, budgets: join(EXAMPLE, 'budgets.yaml') });
    const browser = await launchBrowser();
    try {
      await promisify(execFile)(process.execPath, ['--import', '@spendspan/node/register', 'src/history/main.ts'], {
        cwd: EXAMPLE,
        env: { ...process.env, OTEL_SERVICE_NAME: 'multi-team', OTEL_EXPORTER_OTLP_ENDPOINT: running.url },
      });
      const paths = await findPaths(running.url);
      const isOfDocs = WANTED === 'docs';
      for (const picture of isOfDocs ? PICTURES : listAll()) {
        const target = isOfDocs ? join(ROOT, 'docs/images') : (WANTED ?? '');
        await draw(browser, new URL(paths[picture.view], running.url), picture, target);
      }
    } finally {
      await browser.close();
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function listAll(): readonly Picture[] {
  return (Object.keys(VIEWS) as ViewName[]).flatMap((view) =>
    THEMES.flatMap((theme) => WIDTHS.map((width) => ({ name: `${view}-${width}-${theme}`, view, theme, width }))),
  );
}

async function findPaths(url: string): Promise<Readonly<Record<ViewName, string>>> {
  const ask = async (query: string): Promise<CallPage> =>
    (await (await fetch(new URL(`/api/v1/calls?${query}`, url))).json()) as CallPage;
  const { calls } = await ask('order=cost&limit=1000');
  const call = calls.find(({ cache_read_tokens }) => Number(cache_read_tokens) > 0) ?? calls[0];
  const ofSession = calls.find(({ session_id }) => session_id !== null);
  const fill = (path: string): string =>
    path
      .replace('SESSION_TRACE', String(ofSession?.['trace_id']))
      .replace('SESSION', encodeURIComponent(String(ofSession?.['session_id'])))
      .replace('TRACE', String(call?.['trace_id']))
      .replace('SPAN', String(call?.['span_id']));
  return Object.fromEntries(Object.entries(VIEWS).map(([view, path]) => [view, fill(path)])) as Record<
    ViewName,
    string
  >;
}

/** Waits until nothing is waited for any more, and has not been for a moment. */
async function waitForAnswers(page: Page): Promise<void> {
  for (let quiet = 0; quiet < 5; ) {
    await page.waitForTimeout(100);
    quiet = (await page.locator('.waiting').count()) === 0 ? quiet + 1 : 0;
  }
}

async function draw(browser: Browser, url: URL, { name, theme, width }: Picture, folder: string): Promise<void> {
  const { page, context } = await openPage(browser, { viewport: { width, height: 900 }, colorScheme: theme });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(url.href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await waitForAnswers(page);
  // What is narrow is long: a picture of all of it shows nothing.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(height, width === 390 ? 2600 : 1900) });
  await waitForAnswers(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  await context.close();
}
