import type { Call } from '@spendspan/cost';
import type { PriceableCall } from '@spendspan/ledger';

/** A recorded call as a pricer takes it. */
export function toPricerCall(call: PriceableCall): Call {
  const { provider, host, port, operation, responseModel, requestModel } = call;
  return {
    provider: provider ?? undefined,
    host: host ?? undefined,
    port: port ?? undefined,
    model: responseModel ?? undefined,
    requestModel: requestModel ?? undefined,
    ...readTier(call),
    operation: operation ?? undefined,
    at: Number(call.startTimeUnixNano / NANOS_PER_MS),
    usage: call.usage,
    usageStatus: call.usageStatus ?? undefined,
  };
}

const NANOS_PER_MS = 1_000_000n;

/** Rows of earlier versions of the ledger do not say who named the tier: it is taken for the one that served, as it was then. */
function readTier({
  serviceTier,
  tierConfirmed,
  batch,
}: PriceableCall): Pick<Call, 'serviceTier' | 'requestServiceTier'> {
  if (batch) return { serviceTier: 'batch' };
  if (serviceTier === null) return {};
  return tierConfirmed === false ? { requestServiceTier: serviceTier } : { serviceTier };
}
