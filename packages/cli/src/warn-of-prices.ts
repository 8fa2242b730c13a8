import type { ParsedPriceFile } from '@spendspan/cost';
import { type FileRate, type FileRates, readPico } from './file-amounts.ts';
import { formatDecimal, formatModel } from './list-price-file.ts';
import { toShortDecimal } from './prices/usd.ts';
import { suggestName } from './suggest-name.ts';

type FileProvider = ParsedPriceFile['providers'][number];
type FileModel = FileProvider['models'][number];
type Decimal = NonNullable<FileProvider['multiplier']>['factor'];

/** Tiers that providers are known to report. */
const TIERS = ['batch', 'flex', 'priority', 'ultrafast', 'fast', 'scale', 'reserved', 'performance'];
/** A dearer price per million tokens has probably been given for another number of them. */
const MAX_USD = 10_000n;
const MAX_MULTIPLIER = 10n;

/** Prices, tiers and multipliers of an entry that nobody is likely to have meant. */
export function warnOfPrices({ name, multiplier, models, deployments }: FileProvider): readonly string[] {
  return [
    ...warnOfMultiplier(multiplier?.factor, name),
    ...[...deployments].flatMap(([deployment, { multiplier: own }]) =>
      warnOfMultiplier(own?.factor, `deployment ${deployment} of ${name}`),
    ),
    ...models.flatMap((model) => {
      const about = `${formatModel(model)} of ${name}`;
      return [...new Set([...warnOfTiers(model, about), ...warnOfRates(model, about)])];
    }),
  ];
}

function warnOfMultiplier(multiplier: Decimal | undefined, about: string): readonly string[] {
  if (!multiplier) return [];
  const { digits, scale } = multiplier;
  if (digits === 0n) return [`${about} has the multiplier 0: everything costs nothing`];
  const large = digits > MAX_MULTIPLIER * 10n ** BigInt(scale);
  return large ? [`${about} has the multiplier ${formatDecimal(multiplier)}, more than ${MAX_MULTIPLIER}`] : [];
}

function warnOfTiers({ periods }: FileModel, about: string): readonly string[] {
  const tiers = new Set(periods.flatMap(({ card }) => [...card.tiers.keys()]));
  return [...tiers].flatMap((tier) => {
    if (TIERS.includes(tier)) return [];
    return [`${about}: no provider is known to call a tier ${JSON.stringify(tier)}${suggestName(tier, TIERS)}`];
  });
}

function warnOfRates(model: FileModel, about: string): readonly string[] {
  return model.periods.flatMap(({ card }) =>
    [['', card.standard] as const, ...card.tiers].flatMap(([tier, bands]) =>
      bands.flatMap(({ rates }) => {
        const where = tier === '' ? about : `${about}, tier ${tier}`;
        const factors = rates.input?.derivation?.factors ?? rates.output?.derivation?.factors ?? [];
        return [
          ...warnOfMultiplier(factors.find(({ kind }) => kind === 'multiplier')?.factor, where),
          ...warnOfSlips(rates, where),
          ...warnOfGaps(rates, model, where),
        ];
      }),
    ),
  );
}

const TOKEN_METERS = [
  'input',
  'cachedInput',
  'cacheWrite',
  'cacheWrite1h',
  'inputAudio',
  'cachedAudio',
  'inputImage',
  'output',
  'reasoning',
  'outputAudio',
  'outputImage',
] as const;

function warnOfSlips(rates: FileRates, about: string): readonly string[] {
  const usd = ({ exact }: FileRate): bigint => readPico(exact, 1_000_000);
  const dear = TOKEN_METERS.map((meter) => rates[meter]).find((rate) => rate && usd(rate) > MAX_USD * 10n ** 12n);
  const { input, cachedInput } = rates;
  return [
    ...(dear
      ? [`${about} costs ${toShortDecimal(usd(dear))} USD per million tokens; is that the price of one million?`]
      : []),
    ...(input && cachedInput && cachedInput.exact > input.exact
      ? [
          `${about} costs more from the cache (${toShortDecimal(usd(cachedInput))} USD) than not (${toShortDecimal(usd(input))} USD)`,
        ]
      : []),
  ];
}

/** Models whose answers are no text: nothing is charged for them. */
const WITHOUT_OUTPUT = /embed|moderation|rerank|\bbge-|\be5-|\bgte-|voyage|whisper|transcribe|ocr/i;
const MADE = ['outputAudio', 'outputImage', 'image', 'videoSecond', 'audioSecond', 'request'] as const;
const TAKEN = ['inputAudio', 'inputImage', 'inputCharacter', 'audioSecond', 'request'] as const;

function warnOfGaps(rates: FileRates, model: FileModel, about: string): readonly string[] {
  const { input, output } = rates;
  if (input && !output && !WITHOUT_OUTPUT.test(formatModel(model)) && !MADE.some((meter) => rates[meter])) {
    return [`${about} has a price for input and none for output: calls will be partial`];
  }
  if (output && !input && !TAKEN.some((meter) => rates[meter])) {
    return [`${about} has a price for output and none for input: calls will be partial`];
  }
  return [];
}
