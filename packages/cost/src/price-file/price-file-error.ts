/** A price file that cannot be used: the message names the file, the line, the key and what to do. */
export class PriceFileError extends Error {
  override readonly name: string = 'PriceFileError';
  /** As it was given. */
  readonly file: string;
  /** 1 is the first one; undefined when the file could not be read at all. */
  readonly line: number | undefined;
  /** `providers[0].models[1].prices[0].input`; empty for the whole file. */
  readonly key: string;

  constructor(file: string, line: number | undefined, key: string, problem: string, cause?: unknown) {
    const where = line === undefined ? file : `${file}:${line}`;
    super(
      `[@spendspan/cost] ${where}${key === '' ? '' : ` (${key})`}: ${problem}`,
      cause === undefined ? {} : { cause },
    );
    this.file = file;
    this.line = line;
    this.key = key;
  }
}
