/** What prices are given for. The names are those of the price explanation and of {@link Price.missing}. */
export type Meter =
  | 'input'
  | 'cachedInput'
  | 'cacheWrite'
  | 'cacheWrite5m'
  | 'cacheWrite30m'
  | 'cacheWrite1h'
  | 'cacheWrite12h'
  | 'inputAudio'
  | 'cachedAudio'
  | 'inputImage'
  | 'output'
  | 'reasoning'
  | 'outputAudio'
  | 'outputImage'
  | 'audioSecond'
  | 'videoSecond'
  | 'inputCharacter'
  | 'image'
  | 'request'
  | 'webSearchCall'
  | 'webSearchPreviewCall'
  | 'fileSearchCall'
  | 'codeInterpreterSession'
  | 'trainedToken';

/** One thing that prices are given for. */
export interface MeterRow {
  readonly meter: Meter;
  /** How prices of it are spoken of: USD per so many of what. */
  readonly unit: MeterUnit;
  /** Key in the catalogue, and how many units its price buys. */
  readonly catalogue?: readonly [key: string, per: number];
  /** Key in a price file, and how many units its price buys. */
  readonly file?: readonly [key: string, per: number];
}

/** A unit of a meter, and how many of it a price is usually given for. */
export interface MeterUnit {
  readonly name: 'token' | 'second' | 'character' | 'image' | 'request' | 'call' | 'session';
  readonly per: number;
}

const MILLION = 1_000_000;
const THOUSAND = 1_000;
const HOUR = 3_600;

const TOKENS: MeterUnit = { name: 'token', per: MILLION };
const CALL: MeterUnit = { name: 'call', per: 1 };

/** Every meter. A new one is a row here and a line in `quantities.ts` and `charges.ts`. */
export const METERS: readonly MeterRow[] = [
  { meter: 'input', unit: TOKENS, catalogue: ['input_mtok', MILLION], file: ['input', MILLION] },
  { meter: 'cachedInput', unit: TOKENS, catalogue: ['cache_read_mtok', MILLION], file: ['cached_input', MILLION] },
  { meter: 'cacheWrite', unit: TOKENS, catalogue: ['cache_write_mtok', MILLION], file: ['cache_write', MILLION] },
  {
    meter: 'cacheWrite5m',
    unit: TOKENS,
    catalogue: ['cache_write_5m_mtok', MILLION],
    file: ['cache_write_5m', MILLION],
  },
  { meter: 'cacheWrite30m', unit: TOKENS, file: ['cache_write_30m', MILLION] },
  {
    meter: 'cacheWrite1h',
    unit: TOKENS,
    catalogue: ['cache_write_1h_mtok', MILLION],
    file: ['cache_write_1h', MILLION],
  },
  { meter: 'cacheWrite12h', unit: TOKENS, file: ['cache_write_12h', MILLION] },
  { meter: 'inputAudio', unit: TOKENS, catalogue: ['input_audio_mtok', MILLION], file: ['input_audio', MILLION] },
  {
    meter: 'cachedAudio',
    unit: TOKENS,
    catalogue: ['cache_audio_read_mtok', MILLION],
    file: ['cached_audio', MILLION],
  },
  { meter: 'inputImage', unit: TOKENS, catalogue: ['input_image_mtok', MILLION], file: ['input_image', MILLION] },
  { meter: 'output', unit: TOKENS, catalogue: ['output_mtok', MILLION], file: ['output', MILLION] },
  { meter: 'reasoning', unit: TOKENS, catalogue: ['output_reasoning_mtok', MILLION], file: ['reasoning', MILLION] },
  { meter: 'outputAudio', unit: TOKENS, catalogue: ['output_audio_mtok', MILLION], file: ['output_audio', MILLION] },
  { meter: 'outputImage', unit: TOKENS, catalogue: ['output_image_mtok', MILLION], file: ['output_image', MILLION] },
  {
    meter: 'audioSecond',
    unit: { name: 'second', per: 60 },
    catalogue: ['input_audio_hours', HOUR],
    file: ['audio_minute', 60],
  },
  { meter: 'videoSecond', unit: { name: 'second', per: 1 }, file: ['video_second', 1] },
  { meter: 'inputCharacter', unit: { name: 'character', per: MILLION }, file: ['input_mchar', MILLION] },
  { meter: 'image', unit: { name: 'image', per: 1 }, file: ['image', 1] },
  {
    meter: 'request',
    unit: { name: 'request', per: 1 },
    catalogue: ['requests_kcount', THOUSAND],
    file: ['request', 1],
  },
  { meter: 'webSearchCall', unit: CALL, catalogue: ['web_searches_kcount', THOUSAND] },
  { meter: 'webSearchPreviewCall', unit: CALL },
  { meter: 'fileSearchCall', unit: CALL, catalogue: ['storage_searches_kcount', THOUSAND] },
  { meter: 'codeInterpreterSession', unit: { name: 'session', per: 1 } },
  { meter: 'trainedToken', unit: TOKENS, file: ['training', MILLION] },
];

/** Fees of a price file, in USD per call or session. */
export const FEES: readonly (readonly [key: string, meter: Meter])[] = [
  ['web_search_call', 'webSearchCall'],
  ['web_search_preview_call', 'webSearchPreviewCall'],
  ['file_search_call', 'fileSearchCall'],
  ['code_interpreter_session', 'codeInterpreterSession'],
];
