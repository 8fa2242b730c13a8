import type { PricerOptions } from '../types.ts';
import type { CatalogueOptions, ParsedCatalogue } from './types.ts';

const DEFAULTS = { everyMs: 5000, refreshEveryMs: 3_600_000, maxBytes: 16 * 1024 * 1024, timeoutMs: 10_000 } as const;

/** A longer time overflows a timer, which would then fire at once. Milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What is read again, with every default filled in. */
export interface RefreshSettings {
  /** Path of the price file and the time between two looks; undefined: it is read once. */
  readonly reload: { readonly path: string; readonly everyMs: number } | undefined;
  readonly catalogue: Required<Settings> | undefined;
}

interface Settings {
  readonly from: string | URL;
  readonly refreshEveryMs: number;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** @throws TypeError when an option is malformed. */
export function readRefreshOptions({ prices, reload = false, catalogue }: PricerOptions): RefreshSettings {
  const feed = catalogue && !isParsed(catalogue) ? readCatalogue(catalogue) : undefined;
  return { reload: readReload(prices, reload), catalogue: feed };
}

/** Whether the data itself was given, in place of where to find it. */
export function isParsed(catalogue: PricerOptions['catalogue']): catalogue is ParsedCatalogue {
  return typeof catalogue === 'object' && catalogue !== null && 'findProvider' in catalogue;
}

function readReload(prices: unknown, reload: unknown): RefreshSettings['reload'] {
  if (reload === false) return undefined;
  if (reload !== true && (typeof reload !== 'object' || reload === null)) {
    throw malformed('reload', reload, 'true, false or { everyMs }', 'leave it out for false');
  }
  if (typeof prices !== 'string') {
    throw malformed('reload', reload, 'prices to be the path of a file then', 'give the path, or leave reload out');
  }
  const { everyMs = DEFAULTS.everyMs } = reload === true ? {} : (reload as { everyMs?: unknown });
  return { path: prices, everyMs: readNumber('reload.everyMs', everyMs, 100, LONGEST_TIMER, DEFAULTS.everyMs) };
}

function readCatalogue(options: CatalogueOptions): RefreshSettings['catalogue'] {
  const { refreshEveryMs, maxBytes, timeoutMs } = { ...DEFAULTS, ...withoutUndefined(options) };
  return {
    from: readFrom(options?.from),
    refreshEveryMs: readNumber(
      'catalogue.refreshEveryMs',
      refreshEveryMs,
      1000,
      LONGEST_TIMER,
      DEFAULTS.refreshEveryMs,
    ),
    maxBytes: readNumber('catalogue.maxBytes', maxBytes, 1, 2 ** 29, DEFAULTS.maxBytes),
    timeoutMs: readNumber('catalogue.timeoutMs', timeoutMs, 1, LONGEST_TIMER, DEFAULTS.timeoutMs),
  };
}

function withoutUndefined<Options extends object>(options: Options): Partial<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<Options>;
}

/** An address for `http(s)`, the path of a file for everything else. */
function readFrom(from: unknown): string | URL {
  const expected = 'the path of a file or an http(s) address';
  if (typeof from !== 'string' || from.trim() === '') throw malformed('catalogue.from', from, expected, 'give one');
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(from)) return from;
  const url = URL.parse?.(from) ?? (URL.canParse(from) ? new URL(from) : undefined);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw malformed('catalogue.from', from, expected, 'correct it');
  return url;
}

function readNumber(name: string, value: unknown, least: number, most: number, usual: number): number {
  if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  throw malformed(name, value, `a whole number from ${least} to ${most}`, `leave it out for ${usual}`);
}

function malformed(name: string, got: unknown, expected: string, remedy: string): TypeError {
  return new TypeError(`[@spendspan/cost] got ${name} ${JSON.stringify(got)}, expected ${expected}; ${remedy}`);
}
