export { type CollectorPricesOptions, writeCollectorPrices } from './collector-prices/write-collector-prices.ts';
export { CostSpanProcessor } from './cost-span-processor.ts';
export { loadPriceFile } from './price-file/load-price-file.ts';
export { parsePriceFile } from './price-file/parse-price-file.ts';
export { PriceFileError } from './price-file/price-file-error.ts';
export type { ParsedPriceFile } from './price-file/types.ts';
export {
  type ListedPriceLine,
  makePriceGrid,
  PRICE_COLUMNS,
  type PriceGrid,
  toPriceLines,
} from './price-list/price-lines.ts';
export type { ListedPrice, PriceListEntry, PriceListFilter } from './price-list/types.ts';
export { createPricer } from './pricer.ts';
export { parseCatalogue } from './refresh/parse-catalogue.ts';
export { readCatalogue } from './refresh/read-catalogue.ts';
export type { CatalogueOptions, ParsedCatalogue, ReloadOptions } from './refresh/types.ts';
export type { CostSpanProcessorOptions } from './span/cost-options.ts';
export type { CostPreset } from './span/presets.ts';
export type { EndingSpan, ReadableSpan } from './span/types.ts';
export type {
  Call,
  Price,
  PriceDerivation,
  PriceExplanation,
  PriceFactor,
  PriceLine,
  PriceParts,
  PriceReason,
  Pricer,
  PricerOptions,
  PriceStatus,
  PriceUnit,
  RateCardPricer,
  UnpricedModel,
  Usage,
} from './types.ts';
