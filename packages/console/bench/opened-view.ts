import type { Page } from 'playwright-core';

/** A view from the start of its navigation until nothing on it waits any more. */
export interface OpenedView {
  /** Milliseconds until the last of its cards was drawn with its answer. */
  readonly drawnMs: number;
  /** Milliseconds until nothing changed any more of what is seen without scrolling. */
  readonly seenMs: number;
  /** The question of it that was answered last, and when. */
  readonly last: { readonly path: string; readonly ms: number };
}

/** Milliseconds without any change after which a view is taken for done. */
const QUIET_MS = 600;

/** Runs in the page before its own script: notes when something was last drawn, in sight or not, and how many answers are waited for. */
const WATCH = `(() => {
  const watch = { drawnMs: 0, seenMs: 0, asked: 0 };
  globalThis.spendspanBench = watch;
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    watch.asked += 1;
    try {
      const response = await fetch(...request);
      const { json } = response;
      // Read when its body is, which of a large answer takes a while.
      response.json = async () => {
        try {
          return await json.call(response);
        } finally {
          watch.asked -= 1;
        }
      };
      return response;
    } catch (error) {
      watch.asked -= 1;
      throw error;
    }
  };
  // After the frame in which a change is drawn.
  const isSeen = ({ target }) => {
    const { top, height } = (target instanceof Element ? target : target.parentElement)?.getBoundingClientRect() ?? {};
    return height > 0 && top < innerHeight;
  };
  const note = (changes) => requestAnimationFrame(() => {
    const seen = changes.some(isSeen);
    setTimeout(() => {
      watch.drawnMs = performance.now();
      if (seen) watch.seenMs = watch.drawnMs;
    });
  });
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})()`;

/** What a view is done without. */
const IS_DONE = `spendspanBench.asked === 0 && spendspanBench.drawnMs > 0
  && performance.now() - spendspanBench.drawnMs > ${QUIET_MS}
  && document.querySelector('h1') !== null && document.querySelector('.waiting') === null`;

/** Has a page note how long its views take, from its next navigation on. */
export async function watchViews(page: Page): Promise<void> {
  await page.addInitScript(WATCH);
}

/**
 * Opens a view on a watched page.
 * @throws Error when it shows a failure.
 */
export async function openView(page: Page, url: string): Promise<OpenedView> {
  await page.goto(url, { waitUntil: 'commit' });
  // Not by a script of the page: its policy allows none.
  while (!(await page.evaluate(IS_DONE))) await page.waitForTimeout(100);
  const failure = await page.locator('.failure').allTextContents();
  if (failure.length > 0) throw new Error(`got a failure of ${url}, expected its figures: ${failure.join(' ')}`);
  const seen: Omit<OpenedView, 'last'> & { answers: { path: string; ms: number }[] } = await page.evaluate(`({
    drawnMs: spendspanBench.drawnMs,
    seenMs: spendspanBench.seenMs,
    answers: performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/'))
      .map(({ name, responseEnd }) => ({ path: new URL(name).pathname, ms: responseEnd })),
  })`);
  const last = seen.answers.reduce((one, other) => (other.ms > one.ms ? other : one), { path: 'none', ms: 0 });
  return { drawnMs: seen.drawnMs, seenMs: seen.seenMs, last };
}
