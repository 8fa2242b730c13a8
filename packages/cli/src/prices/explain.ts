import type { Call, PriceExplanation, RateCardPricer } from '@spendspan/cost';
import { type Advice, giveAdvice } from './advice.ts';
import type { PriceFileInUse } from './price-file-in-use.ts';

/** A call, what it costs and why, and what to do where that is not sure. */
export interface ExplainedCall {
  readonly call: Call;
  readonly price: PriceExplanation;
  readonly advice: Advice | undefined;
  /** Path of the price file in use, if any. */
  readonly file: string | undefined;
}

/** Explains the price of a call. */
export function explainCall(call: Call, pricer: RateCardPricer, file: PriceFileInUse | undefined): ExplainedCall {
  const price = pricer.explain(call);
  const model = call.model ?? call.requestModel;
  const listed =
    price.reason !== undefined && price.list !== undefined
      ? pricer
          .list({ provider: price.list, model, at: call.at })
          .filter((entry) => entry.model === model?.toLowerCase())
      : [];
  return {
    call,
    price,
    advice: giveAdvice({ call, price, listed, file }),
    file: file?.path,
  };
}
