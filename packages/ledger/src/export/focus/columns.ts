/** What a cell of a FOCUS column may hold. */
export type FocusFormat = 'text' | 'decimal' | 'time' | 'json' | 'currency' | 'unit';

/** A column of the specification. */
export interface FocusColumn {
  readonly id: string;
  /** `mandatory` columns are in every file; `conditional` ones where the provider has what they tell of. */
  readonly level: 'mandatory' | 'conditional' | 'recommended';
  readonly nullable: boolean;
  readonly format: FocusFormat;
  /** Smallest number that is allowed. @default any */
  readonly minimum?: number;
  readonly allowed?: readonly string[];
}

/** Subcategories of "AI and Machine Learning", the one category that our rows have. */
const AI_SUBCATEGORIES: readonly string[] = [
  'AI Platforms',
  'Bots',
  'Generative AI',
  'Machine Learning',
  'Natural Language Processing',
  'Other (AI and Machine Learning)',
];

/**
 * The columns that FOCUS 1.2 publishes, with the constraints that each column's page states.
 * https://github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec/tree/v1.2/specification/columns
 */
export const FOCUS_COLUMNS: readonly FocusColumn[] = [
  { id: 'AvailabilityZone', level: 'recommended', nullable: true, format: 'text' },
  { id: 'BilledCost', level: 'mandatory', nullable: false, format: 'decimal' },
  { id: 'BillingAccountId', level: 'mandatory', nullable: false, format: 'text' },
  { id: 'BillingAccountName', level: 'mandatory', nullable: true, format: 'text' },
  { id: 'BillingAccountType', level: 'conditional', nullable: false, format: 'text' },
  { id: 'BillingCurrency', level: 'mandatory', nullable: false, format: 'currency' },
  { id: 'BillingPeriodEnd', level: 'mandatory', nullable: false, format: 'time' },
  { id: 'BillingPeriodStart', level: 'mandatory', nullable: false, format: 'time' },
  { id: 'CapacityReservationId', level: 'conditional', nullable: true, format: 'text' },
  {
    id: 'CapacityReservationStatus',
    level: 'conditional',
    nullable: true,
    format: 'text',
    allowed: ['Used', 'Unused'],
  },
  {
    id: 'ChargeCategory',
    level: 'mandatory',
    nullable: false,
    format: 'text',
    allowed: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'],
  },
  { id: 'ChargeClass', level: 'mandatory', nullable: true, format: 'text', allowed: ['Correction'] },
  { id: 'ChargeDescription', level: 'mandatory', nullable: true, format: 'text' },
  {
    id: 'ChargeFrequency',
    level: 'recommended',
    nullable: false,
    format: 'text',
    allowed: ['One-Time', 'Recurring', 'Usage-Based'],
  },
  { id: 'ChargePeriodEnd', level: 'mandatory', nullable: false, format: 'time' },
  { id: 'ChargePeriodStart', level: 'mandatory', nullable: false, format: 'time' },
  {
    id: 'CommitmentDiscountCategory',
    level: 'conditional',
    nullable: true,
    format: 'text',
    allowed: ['Spend', 'Usage'],
  },
  { id: 'CommitmentDiscountId', level: 'conditional', nullable: true, format: 'text' },
  { id: 'CommitmentDiscountName', level: 'conditional', nullable: true, format: 'text' },
  { id: 'CommitmentDiscountQuantity', level: 'conditional', nullable: true, format: 'decimal' },
  { id: 'CommitmentDiscountStatus', level: 'conditional', nullable: true, format: 'text', allowed: ['Used', 'Unused'] },
  { id: 'CommitmentDiscountType', level: 'conditional', nullable: true, format: 'text' },
  { id: 'CommitmentDiscountUnit', level: 'conditional', nullable: true, format: 'unit' },
  { id: 'ConsumedQuantity', level: 'conditional', nullable: true, format: 'decimal' },
  { id: 'ConsumedUnit', level: 'conditional', nullable: true, format: 'unit' },
  { id: 'ContractedCost', level: 'mandatory', nullable: false, format: 'decimal' },
  { id: 'ContractedUnitPrice', level: 'conditional', nullable: true, format: 'decimal', minimum: 0 },
  { id: 'EffectiveCost', level: 'mandatory', nullable: false, format: 'decimal' },
  { id: 'InvoiceId', level: 'recommended', nullable: true, format: 'text' },
  { id: 'InvoiceIssuerName', level: 'mandatory', nullable: false, format: 'text' },
  { id: 'ListCost', level: 'mandatory', nullable: false, format: 'decimal' },
  { id: 'ListUnitPrice', level: 'conditional', nullable: true, format: 'decimal', minimum: 0 },
  {
    id: 'PricingCategory',
    level: 'conditional',
    nullable: true,
    format: 'text',
    allowed: ['Standard', 'Dynamic', 'Committed', 'Other'],
  },
  { id: 'PricingCurrency', level: 'conditional', nullable: true, format: 'currency' },
  { id: 'PricingCurrencyContractedUnitPrice', level: 'conditional', nullable: true, format: 'decimal', minimum: 0 },
  { id: 'PricingCurrencyEffectiveCost', level: 'conditional', nullable: true, format: 'decimal' },
  { id: 'PricingCurrencyListUnitPrice', level: 'conditional', nullable: true, format: 'decimal', minimum: 0 },
  { id: 'PricingQuantity', level: 'mandatory', nullable: true, format: 'decimal' },
  { id: 'PricingUnit', level: 'mandatory', nullable: true, format: 'unit' },
  { id: 'ProviderName', level: 'mandatory', nullable: false, format: 'text' },
  { id: 'PublisherName', level: 'mandatory', nullable: false, format: 'text' },
  { id: 'RegionId', level: 'conditional', nullable: true, format: 'text' },
  { id: 'RegionName', level: 'conditional', nullable: true, format: 'text' },
  { id: 'ResourceId', level: 'conditional', nullable: true, format: 'text' },
  { id: 'ResourceName', level: 'conditional', nullable: true, format: 'text' },
  { id: 'ResourceType', level: 'conditional', nullable: true, format: 'text' },
  {
    id: 'ServiceCategory',
    level: 'mandatory',
    nullable: false,
    format: 'text',
    allowed: [
      'AI and Machine Learning',
      'Analytics',
      'Business Applications',
      'Compute',
      'Databases',
      'Developer Tools',
      'Multicloud',
      'Identity',
      'Integration',
      'Internet of Things',
      'Management and Governance',
      'Media',
      'Migration',
      'Mobile',
      'Networking',
      'Security',
      'Storage',
      'Web',
      'Other',
    ],
  },
  { id: 'ServiceName', level: 'mandatory', nullable: false, format: 'text' },
  { id: 'ServiceSubcategory', level: 'recommended', nullable: false, format: 'text', allowed: AI_SUBCATEGORIES },
  { id: 'SkuId', level: 'conditional', nullable: true, format: 'text' },
  { id: 'SkuMeter', level: 'conditional', nullable: true, format: 'text' },
  { id: 'SkuPriceDetails', level: 'conditional', nullable: true, format: 'json' },
  { id: 'SkuPriceId', level: 'conditional', nullable: true, format: 'text' },
  { id: 'SubAccountId', level: 'conditional', nullable: true, format: 'text' },
  { id: 'SubAccountName', level: 'conditional', nullable: true, format: 'text' },
  { id: 'SubAccountType', level: 'conditional', nullable: true, format: 'text' },
  { id: 'Tags', level: 'conditional', nullable: true, format: 'json' },
];
