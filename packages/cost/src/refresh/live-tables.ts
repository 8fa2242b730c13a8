import type { CatalogueData } from '../catalogue/catalogue-data.ts';
import { GenaiPrices } from '../catalogue/genai-prices.ts';
import { loadPriceFile } from '../price-file/load-price-file.ts';
import type { ParsedPriceFile } from '../price-file/types.ts';
import type { BaseCards } from '../rate-card.ts';
import type { PricerOptions } from '../types.ts';
import { CatalogueFeed } from './catalogue-feed.ts';
import { PriceFileReload } from './price-file-reload.ts';
import { isParsed, readRefreshOptions } from './read-options.ts';

/** The tables in force. A change makes new ones. */
export interface PriceTables {
  readonly base: BaseCards;
  readonly file: ParsedPriceFile | undefined;
}

/** The tables that the options name, kept up to date where they say so. */
export class LiveTables {
  readonly #onChange: (tables: PriceTables) => void;
  readonly #reload: PriceFileReload | undefined;
  readonly #feed: CatalogueFeed | undefined;
  #current: PriceTables;

  /** @throws PriceFileError when `prices` cannot be read or is malformed, TypeError when another option is. */
  constructor(options: PricerOptions, onChange: (tables: PriceTables) => void) {
    const { reload, catalogue } = readRefreshOptions(options);
    const { prices } = options;
    this.#onChange = onChange;
    const made = reload && new PriceFileReload(reload.path, reload.everyMs, (file) => this.#change({ file }));
    try {
      const file = typeof prices === 'string' ? loadPriceFile(prices) : prices;
      this.#current = {
        base: isParsed(options.catalogue) ? new GenaiPrices(options.catalogue) : new GenaiPrices(),
        file,
      };
    } catch (error) {
      made?.close();
      throw error;
    }
    this.#reload = made;
    this.#feed =
      catalogue && new CatalogueFeed(catalogue, (data: CatalogueData) => this.#change({ base: new GenaiPrices(data) }));
  }

  get current(): PriceTables {
    return this.#current;
  }

  /** Looks at everything now; never rejects. */
  async refresh(): Promise<void> {
    await Promise.all([this.#reload?.now(), this.#feed?.now()]);
  }

  close(): void {
    this.#reload?.close();
    this.#feed?.close();
  }

  #change(changed: Partial<PriceTables>): void {
    this.#current = { ...this.#current, ...changed };
    this.#onChange(this.#current);
  }
}
