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
  | 'codeInterpreterSession';

/** One thing that prices are given for. */
export interface MeterRow {
  readonly meter: Meter;
  /** Key in the catalogue, and how many units its price buys. */
  readonly catalogue?: readonly [key: string, per: number];
  /** Key in a price file, and how many units its price buys. */
  readonly file?: readonly [key: string, per: number];
}

const MILLION = 1_000_000;
const THOUSAND = 1_000;
const HOUR = 3_600;

/** Every meter. A new one is a row here and a line in `quantities.ts` and `charges.ts`. */
export const METERS: readonly MeterRow[] = [
  { meter: 'input', catalogue: ['input_mtok', MILLION], file: ['input', MILLION] },
  { meter: 'cachedInput', catalogue: ['cache_read_mtok', MILLION], file: ['cached_input', MILLION] },
  { meter: 'cacheWrite', catalogue: ['cache_write_mtok', MILLION], file: ['cache_write', MILLION] },
  { meter: 'cacheWrite5m', catalogue: ['cache_write_5m_mtok', MILLION], file: ['cache_write_5m', MILLION] },
  { meter: 'cacheWrite30m', file: ['cache_write_30m', MILLION] },
  { meter: 'cacheWrite1h', catalogue: ['cache_write_1h_mtok', MILLION], file: ['cache_write_1h', MILLION] },
  { meter: 'cacheWrite12h', file: ['cache_write_12h', MILLION] },
  { meter: 'inputAudio', catalogue: ['input_audio_mtok', MILLION], file: ['input_audio', MILLION] },
  { meter: 'cachedAudio', catalogue: ['cache_audio_read_mtok', MILLION], file: ['cached_audio', MILLION] },
  { meter: 'inputImage', catalogue: ['input_image_mtok', MILLION], file: ['input_image', MILLION] },
  { meter: 'output', catalogue: ['output_mtok', MILLION], file: ['output', MILLION] },
  { meter: 'reasoning', catalogue: ['output_reasoning_mtok', MILLION], file: ['reasoning', MILLION] },
  { meter: 'outputAudio', catalogue: ['output_audio_mtok', MILLION], file: ['output_audio', MILLION] },
  { meter: 'outputImage', catalogue: ['output_image_mtok', MILLION], file: ['output_image', MILLION] },
  { meter: 'audioSecond', catalogue: ['input_audio_hours', HOUR], file: ['audio_minute', 60] },
  { meter: 'videoSecond', file: ['video_second', 1] },
  { meter: 'inputCharacter', file: ['input_mchar', MILLION] },
  { meter: 'image', file: ['image', 1] },
  { meter: 'request', catalogue: ['requests_kcount', THOUSAND], file: ['request', 1] },
  { meter: 'webSearchCall', catalogue: ['web_searches_kcount', THOUSAND] },
  { meter: 'webSearchPreviewCall' },
  { meter: 'fileSearchCall', catalogue: ['storage_searches_kcount', THOUSAND] },
  { meter: 'codeInterpreterSession' },
];

/** Fees of a price file, in USD per call or session. */
export const FEES: readonly (readonly [key: string, meter: Meter])[] = [
  ['web_search_call', 'webSearchCall'],
  ['web_search_preview_call', 'webSearchPreviewCall'],
  ['file_search_call', 'fileSearchCall'],
  ['code_interpreter_session', 'codeInterpreterSession'],
];
