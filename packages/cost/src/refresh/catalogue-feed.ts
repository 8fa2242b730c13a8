import { diag } from '@opentelemetry/api';
import { CATALOGUE_MODELS, type CatalogueData } from '../catalogue/catalogue-data.ts';
import { type Download, fetchBounded } from './fetch-bounded.ts';
import { readMark } from './file-mark.ts';
import { parseData, readVersion } from './parse-catalogue.ts';
import { readBounded } from './read-bounded.ts';
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
    const version = readVersion(body);
    if (version === this.#version) return;
    const { data, models } = parseData(body, this.#models);
    this.#version = version;
    this.#models = models;
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
