import type { Rate } from './rate.ts';
import type { ContextBand, Rates } from './rate-card.ts';

/** Meters whose price may depend on what is made: a picture's size and quality, a video's size. */
export type FormatMeter = 'image' | 'videoSecond';

/** The rate of one format of a picture or video. */
export interface Format {
  readonly meter: FormatMeter;
  /** `1024x1024`, lower case; undefined: of any size. */
  readonly size: string | undefined;
  /** `hd`, lower case; undefined: of any quality. */
  readonly quality: string | undefined;
  readonly rate: Rate;
  /** What the API makes when the request does not say. */
  readonly isDefault: boolean;
}

/** What was made, as far as the usage says. */
export interface MadeFormat {
  readonly imageSize?: string | undefined;
  readonly imageQuality?: string | undefined;
}

/**
 * The rate of what was made; undefined where nobody lists that format. What the usage does not say is what the API makes
 * by default.
 */
export function findFormatRate(formats: readonly Format[], meter: FormatMeter, made: MadeFormat): Rate | undefined {
  const own = formats.filter((format) => format.meter === meter);
  const usual = own.find(({ isDefault }) => isDefault);
  const size = normalize(made.imageSize) ?? usual?.size;
  const quality = normalize(made.imageQuality) ?? usual?.quality;
  return own.find(
    (format) =>
      (format.size === undefined || format.size === size) &&
      (format.quality === undefined || format.quality === quality),
  )?.rate;
}

function normalize(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const plain = text.trim().toLowerCase().replace('×', 'x');
  return plain === '' || plain === 'auto' ? undefined : plain;
}

/** The rates of a band for what was made. */
export function readRatesFor({ rates, formats }: ContextBand, made: MadeFormat): Rates {
  if (!formats) return rates;
  return {
    ...rates,
    image: rates.image ?? findFormatRate(formats, 'image', made),
    videoSecond: rates.videoSecond ?? findFormatRate(formats, 'videoSecond', made),
  };
}
