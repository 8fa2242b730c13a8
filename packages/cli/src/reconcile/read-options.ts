import { readFile } from 'node:fs/promises';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { PeriodOptions } from '../period-options.ts';
import { readPeriodOptions } from '../period-options.ts';
import type { Days } from './fetch-openai-buckets.ts';

const DAY_MS = 86_400_000;

/**
 * The whole UTC days of a period; the end is that of yesterday where none is given.
 * @throws CliError when there is no start, or an end of the period is no midnight.
 */
export function readDays(given: PeriodOptions, nowMs: number = Date.now()): Days {
  const { since: from, until: to } = readPeriodOptions(given);
  if (from === undefined) {
    throw new CliError(
      EXIT.usage,
      'got no --from, expected a day such as --from 2026-11-01, or --month 2026-11; see "spendspan reconcile openai --help"',
    );
  }
  const [start, end] = [Date.parse(from), to === undefined ? nowMs - (nowMs % DAY_MS) : Date.parse(to)];
  if (start % DAY_MS !== 0 || end % DAY_MS !== 0) {
    throw new CliError(
      EXIT.usage,
      `got ${from} to ${to ?? 'the end of yesterday'}, expected whole UTC days; OpenAI tells costs by the day`,
    );
  }
  if (end <= start)
    throw new CliError(EXIT.usage, `got a period from ${from} with no whole day in it, expected an earlier start`);
  return { start: start / 1000, end: end / 1000 };
}

/**
 * A share such as `1%` or `0.01`, as a number.
 * @throws CliError when it is none from 0 to 1, or a bare 1.
 */
export function readTolerance(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  const share = Number(match?.[1]) / (match?.[2] ? 100 : 1);
  // Who writes 1 means one percent; all of the bill would let anything pass.
  if (!match || share > 1 || (share === 1 && !match[2])) {
    throw new CliError(EXIT.usage, `got --tolerance ${JSON.stringify(text)}, expected a share such as 1% or 0.01`);
  }
  return share;
}

/**
 * Our projects and OpenAI's, as a JSON file of `{"ours": "proj_…"}` and options `ours=proj_…` give them; undefined without any.
 * @throws CliError when one is malformed.
 */
export async function readProjects(
  file: string | undefined,
  pairs: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  if (file === undefined && pairs.length === 0) return undefined;
  const projects = new Map<string, string>(file === undefined ? [] : Object.entries(await readMap(file)));
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=');
    if (at < 1 || at === pair.length - 1) {
      throw new CliError(
        EXIT.usage,
        `got --project ${JSON.stringify(pair)}, expected ours=theirs such as onboarding=proj_abc`,
      );
    }
    projects.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return projects;
}

async function readMap(file: string): Promise<Readonly<Record<string, string>>> {
  const fail = (got: string): never => {
    throw new CliError(
      EXIT.invalidFile,
      `got ${got} in ${file}, expected a JSON object such as {"onboarding": "proj_abc"}`,
    );
  };
  const text = await readFile(file, 'utf8');
  let map: unknown;
  try {
    map = JSON.parse(text);
  } catch {
    return fail('no JSON');
  }
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return fail('no object');
  const odd = Object.entries(map).find(([, value]) => typeof value !== 'string' || value === '');
  return odd ? fail(`no text for ${JSON.stringify(odd[0])}`) : (map as Record<string, string>);
}

/**
 * The address of the API without a slash at its end.
 * @throws CliError when it is no address, or one that the key would be sent to in clear.
 */
export function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const local = url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && local))) {
    throw new CliError(
      EXIT.usage,
      `got --base-url ${JSON.stringify(text)}, expected an https address, or one of this machine: the admin key is sent to it`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
