import { DIMENSIONS } from '@spendspan/attribution';
import { divideHalfEven } from '../../money.ts';
import type { Call } from '../../types.ts';
import type { ExportOptions } from '../types.ts';
import { formatDecimal } from './format-decimal.ts';
import { nameProvider } from './provider-display.ts';
import type { Charge } from './split-charges.ts';

/** A row of FOCUS by column; null is an empty cell. */
export type FocusRow = Readonly<Record<string, string | null>>;

/** What charges of one row have in common. */
export type FocusIdentity = FocusRow;

/** What charges of one row add up to. */
export interface FocusSums {
  readonly per: bigint;
  /** Millionths of the unit. */
  readonly quantity: bigint;
  /** Pico-USD. */
  readonly cost: bigint;
  readonly calls: number;
}

/** Personal or nearly one per call: they would make a row of each call. */
const LEFT_OUT: ReadonlySet<string> = new Set(['user', 'session']);

/** All of a row that does not add up, of a charge of a call in a charge period of one UTC day. */
export function identifyCharge(call: Call, charge: Charge, options: ExportOptions): FocusIdentity {
  const place = call.provider ?? call.host ?? 'unknown';
  const company = nameProvider(place);
  const model = call.responseModel ?? call.requestModel ?? 'unknown model';
  const skuId = `${place}/${model}/${charge.meter}`;
  const tier = call.batch ? 'batch' : (call.serviceTier ?? 'default');
  const price = Number(priceUnit(charge) / PRICE_GUARD) / 1e12;
  return {
    BillingAccountId: options.billingAccount ?? call.host ?? place,
    ...readPeriods(call.startTimeUnixNano),
    ChargeDescription: `${charge.name} of ${model}${call.costStatus === 'priced' ? '' : ` (${call.costStatus})`}`,
    ConsumedUnit: charge.unit,
    InvoiceIssuerName: company,
    PricingUnit: charge.per === 1n ? charge.unit : `${charge.per} ${charge.unit}`,
    ProviderName: company,
    PublisherName: company,
    ServiceName: `${company} API`,
    SkuId: skuId,
    SkuMeter: charge.name,
    // Calls at another price are another row, so that every row has one unit price.
    SkuPriceId: `${skuId}@${tier}:${Number(price.toPrecision(6))}`,
    Tags: readTags(call),
    x_CostReason: call.costReason,
    x_CostSource: call.costSource,
    x_CostStatus: call.costStatus,
    x_ServiceTier: tier,
  };
}

/** The whole row. */
export function makeFocusRow(identity: FocusIdentity, { per, quantity, cost, calls }: FocusSums): FocusRow {
  const amount = formatDecimal(cost, 12);
  const unitPrice = formatDecimal(priceUnit({ per, quantity, cost }), 12 + PRICE_DECIMALS);
  return {
    ...identity,
    BilledCost: amount,
    ContractedCost: amount,
    EffectiveCost: amount,
    ListCost: amount,
    BillingCurrency: 'USD',
    ChargeCategory: 'Usage',
    ChargeFrequency: 'Usage-Based',
    ConsumedQuantity: formatDecimal(quantity, 6),
    ContractedUnitPrice: unitPrice,
    ListUnitPrice: unitPrice,
    PricingCategory: 'Standard',
    PricingQuantity: formatDecimal(quantity * (PER_MAX / per), 12),
    ServiceCategory: 'AI and Machine Learning',
    ServiceSubcategory: 'Generative AI',
    x_Calls: String(calls),
  };
}

const PRICE_DECIMALS = 18;
const PRICE_GUARD = 10n ** BigInt(PRICE_DECIMALS);
const PER_MAX = 1_000_000n;

/** USD per priced unit with 12 + {@link PRICE_DECIMALS} decimals: times the quantity it is the cost to the pico-dollar. */
function priceUnit({ per, quantity, cost }: Pick<FocusSums, 'per' | 'quantity' | 'cost'>): bigint {
  return divideHalfEven(cost * PER_MAX * per * PRICE_GUARD, quantity);
}

function readPeriods(startNanos: bigint): FocusRow {
  const start = new Date(Number(startNanos / 1_000_000n));
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  return {
    BillingPeriodStart: formatInstant(Date.UTC(year, month)),
    BillingPeriodEnd: formatInstant(Date.UTC(year, month + 1)),
    ChargePeriodStart: formatInstant(Date.UTC(year, month, day)),
    ChargePeriodEnd: formatInstant(Date.UTC(year, month, day + 1)),
  };
}

function formatInstant(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z');
}

/** The owners, by the names of the attributes that carry them. */
function readTags({ attribution, service }: Call): string | null {
  const tags = Object.entries(attribution)
    .filter(([name, value]) => value !== undefined && !LEFT_OUT.has(name))
    .map(([name, value]) => [DIMENSIONS.find((dimension) => dimension.name === name)?.key ?? name, value] as const);
  if (service !== null) tags.push(['service.name', service]);
  tags.sort(([a], [b]) => (a < b ? -1 : 1));
  return tags.length === 0 ? null : JSON.stringify(Object.fromEntries(tags));
}
