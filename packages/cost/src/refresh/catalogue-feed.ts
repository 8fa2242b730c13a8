import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { diag } from '@opentelemetry/api';
import { CATALOGUE_MODELS, type CatalogueData, createData } from '../catalogue/catalogue-data.ts';
import { checkProviders, countModels } from '../catalogue/check-providers.ts';
import { checkPlausible } from './check-plausible.ts';
import { type Download, fetchBounded } from './fetch-bounded.ts';
import { readMark } from './file-mark.ts';
import type { RefreshSettings } from './read-options.ts';
import { RefreshError } from './refresh-error.ts';
import { Repeat } from './repeat.ts';

type FeedSettings = NonNullable<RefreshSettings['catalogue']>;

/**
 * Keeps the data of the base catalogue up to date from a file or an address: whole new data that passes every check, or
 * what was there before. A failure is told once per kind, until the next success.
 */
export class CatalogueFeed {
  readonly #settings: FeedSettings;
  readonly #onData: (data: CatalogueData) => void;
  readonly #repeat: Repeat;
  readonly #told = new Set<string>();
  #validators: Download['validators'] = {};
  #mark: string | undefined;
  #models = CATALOGUE_MODELS;
  #version: string | undefined;

  constructor(settings: FeedSettings, onData: (data: CatalogueData) => void) {
    this.#settings = settings;
    this.#onData = onData;
    this.#repeat = new Repeat((keepAlive) => this.#look(keepAlive), settings.refreshEveryMs);
    this.#repeat.soon();
  }

  /** Looks now; never rejects. */
  now(): Promise<void> {
    return this.#repeat.now();
  }

  close(): void {
    this.#repeat.close();
  }

  async #look(keepAlive: boolean): Promise<void> {
    try {
      const { from } = this.#settings;
      await (typeof from === 'string' ? this.#lookAtFile(from) : this.#lookAtAddress(from, keepAlive));
      this.#told.clear();
    } catch (error) {
      if (!this.#repeat.closed) this.#tell(error);
    }
  }

  async #lookAtFile(path: string): Promise<void> {
    const mark = await readMark(path);
    if (mark === this.#mark) return;
    this.#take(await readBounded(path, this.#settings.maxBytes));
    this.#mark = mark;
  }

  async #lookAtAddress(url: URL, keepAlive: boolean): Promise<void> {
    const { maxBytes, timeoutMs } = this.#settings;
    const { body, validators } = await fetchBounded(url, this.#validators, { maxBytes, timeoutMs, keepAlive });
    if (!body) return;
    this.#take(body);
    this.#validators = validators;
  }

  #take(body: Buffer): void {
    if (this.#repeat.closed) return;
    const version = `sha256-${createHash('sha256').update(body).digest('hex').slice(0, 12)}`;
    if (version === this.#version) return;
    const providers = check(parse(body));
    const models = countModels(providers);
    if (models * 2 < this.#models) {
      throw new RefreshError(
        'shrunk',
        `got ${models} models, expected at least half of the ${this.#models} from before`,
      );
    }
    checkPlausible(providers);
    this.#version = version;
    this.#models = models;
    const data = createData(providers, version);
    this.#onData(data);
    diag.info(`[@spendspan/cost] ${data.source} with ${models} models is in force`);
  }

  #tell(error: unknown): void {
    const kind = error instanceof RefreshError ? error.kind : 'other';
    if (this.#told.has(kind)) return;
    this.#told.add(kind);
    const { from } = this.#settings;
    // What an address has beside its path may be a secret.
    const where = typeof from === 'string' ? from : `${from.origin}${from.pathname}`;
    const problem = error instanceof Error ? error.message : String(error);
    diag.warn(`[@spendspan/cost] catalogue from ${where}: ${problem}; the prices from before stay in force`);
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new RefreshError('syntax', `got ${body.length} bytes that are no JSON, expected price data`, error);
  }
}

function check(data: unknown): ReturnType<typeof checkProviders> {
  try {
    return checkProviders(data);
  } catch (error) {
    throw new RefreshError('schema', error instanceof Error ? error.message : String(error), error);
  }
}

async function readBounded(path: string, maxBytes: number): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > maxBytes) throw new RefreshError('too_large', `got ${size} bytes, expected at most ${maxBytes}`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof RefreshError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new RefreshError('unreadable', `got ${code ?? message}, expected a readable file`, error);
  }
}
