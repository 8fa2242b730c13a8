import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/**
 * Reads `--at`: a day (midnight UTC) or a time in UTC.
 * @throws CliError when it is neither, or no calendar has it.
 */
export function readTime(text: string): Date {
  const time = new Date(TIME.test(text) ? text : Number.NaN);
  // 30 February reads as 2 March.
  if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 10))) return time;
  throw new CliError(
    EXIT.usage,
    `got --at ${JSON.stringify(text)}, expected a day, like 2026-08-20, or a time in UTC, like 2026-08-20T08:00Z; correct it`,
  );
}
