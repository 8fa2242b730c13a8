import { fetchOpenAIPage, type OpenAIAccess } from './fetch-openai-page.ts';
import { OpenAIAdminError } from './openai-admin-error.ts';

/** Whole UTC days: seconds since the Unix epoch, the end exclusive. */
export interface Days {
  readonly start: number;
  readonly end: number;
}

/** One result of a bucket, and the UTC day of it. */
export interface BucketResult {
  readonly day: string;
  readonly result: Readonly<Record<string, unknown>>;
}

/** More pages than any period has. */
const MAX_PAGES = 10_000;

/**
 * Every result of a bucketed list, page by page.
 * https://platform.openai.com/docs/api-reference/usage
 * @throws OpenAIAdminError
 */
export async function fetchOpenAIBuckets(
  access: OpenAIAccess,
  path: string,
  { start, end }: Days,
  { groupBy, limit }: { readonly groupBy: readonly string[]; readonly limit: number },
): Promise<readonly BucketResult[]> {
  const results: BucketResult[] = [];
  const pages = new Set<string>();
  let page: string | undefined;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const query = new URLSearchParams({
      start_time: String(start),
      end_time: String(end),
      bucket_width: '1d',
      limit: String(limit),
      ...(page !== undefined && { page }),
    });
    for (const field of groupBy) query.append('group_by', field);
    const answer = requireObject(await fetchOpenAIPage(access, path, query), path);
    results.push(...readBuckets(answer['data'], path, { start, end }));
    if (answer['has_more'] !== true) return results;
    const next = answer['next_page'];
    if (typeof next !== 'string' || pages.has(next)) throw malformed(path, 'has_more without a further next_page');
    pages.add(next);
    page = next;
  }
  throw malformed(path, `more than ${MAX_PAGES} pages`);
}

function readBuckets(data: unknown, path: string, { start: first, end }: Days): readonly BucketResult[] {
  if (!Array.isArray(data)) throw malformed(path, 'no data');
  return data.flatMap((item) => {
    const bucket = requireObject(item, path);
    const start = bucket['start_time'];
    // `result` is what the reference of some clients calls it.
    const results = bucket['results'] ?? bucket['result'];
    if (typeof start !== 'number' || !Array.isArray(results))
      throw malformed(path, 'a bucket without start_time or results');
    // The ledger was not asked for other days.
    if (start < first || start >= end) return [];
    const day = new Date(start * 1000).toISOString().slice(0, 10);
    return results.map((result): BucketResult => ({ day, result: requireObject(result, path) }));
  });
}

function requireObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(path, 'something that is no object');
  return value as Readonly<Record<string, unknown>>;
}

/** An answer that is not as documented. */
export function malformed(path: string, got: string): OpenAIAdminError {
  return new OpenAIAdminError(
    'OPENAI_MALFORMED',
    `got ${got} for ${path}, expected a page as documented; look whether --base-url is that of OpenAI`,
  );
}
