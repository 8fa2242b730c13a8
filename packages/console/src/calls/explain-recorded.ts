import type { RateCardPricer } from '@spendspan/cost';
import { adviseOn, type Call, describeCall, formatTime, formatUsd } from '@spendspan/ledger';
import { describePrice } from '../prices/describe-price.ts';
import type { CallDetail } from '../prices/types.ts';
import { toPricerCall } from '../reprice/to-pricer-call.ts';

/** Why a recorded call cost what it did: its arithmetic by the rate cards in force, beside what the ledger has. */
export function explainRecorded(call: Call, pricer: RateCardPricer): Omit<CallDetail, 'startedAt' | 'usersHidden'> {
  const price = pricer.explain(toPricerCall(call));
  const { total } = call.cost;
  const difference = total === null || price.picoUsd === undefined ? null : total - price.picoUsd;
  return {
    call: describeCall(call),
    price: describePrice(price),
    differenceUsd: difference === null ? null : formatUsd(difference),
    usageComplete: call.usageComplete === true,
    advice: call.costStatus === 'priced' ? null : adviseOn(call),
  };
}

/** RFC 3339 with nanoseconds, as exports have it. */
export function startOf({ startTimeUnixNano }: Call): string {
  return formatTime(startTimeUnixNano);
}
