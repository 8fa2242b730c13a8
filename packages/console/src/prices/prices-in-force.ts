import { createPricer, type RateCardPricer } from '@spendspan/cost';
import { RequestError } from '../request-error.ts';

/** The rate cards that the page shows: the catalogue, and a price file. Nothing is loaded before somebody asks. */
export class PricesInForce {
  readonly #path: string | undefined;
  #pricer: RateCardPricer | undefined;

  /** @param path of a price file, which is read again when it changes. */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  /** @throws RequestError 503 when the price file cannot be read or is malformed. */
  get pricer(): RateCardPricer {
    try {
      this.#pricer ??= createPricer(this.#path === undefined ? {} : { prices: this.#path, reload: true });
      return this.#pricer;
    } catch (error) {
      const reason = (error as Error).message.replace(/^\[[^\]]+\] /, '');
      throw new RequestError(503, `got a price file that cannot be used (${reason}); mend it`, { cause: error });
    }
  }

  close(): void {
    this.#pricer?.close();
  }
}
