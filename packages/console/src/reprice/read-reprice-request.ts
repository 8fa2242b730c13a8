import { failRequest, readObject, readOptional } from '../read-members.ts';
import type { RepriceRequest } from './types.ts';

const KEYS = ['since', 'until', 'timeZone', 'prices', 'unknownHost', 'replaceOwn', 'dryRun', 'undo'];

/**
 * The request that a body makes.
 * @throws RequestError when a member of it is unknown or of another type.
 */
export function readRepriceRequest(body: unknown): RepriceRequest {
  const given = readObject(body, 'the body', KEYS);
  const { since, until, timeZone, prices, unknownHost, replaceOwn, dryRun, undo } = given;
  if (unknownHost !== undefined && unknownHost !== 'list' && unknownHost !== 'unpriced') {
    failRequest('unknownHost', unknownHost, '"list" or "unpriced"');
  }
  const file = prices === undefined ? undefined : readObject(prices, 'prices', ['name', 'text']);
  return {
    since: readOptional('since', since, 'string'),
    until: readOptional('until', until, 'string'),
    timeZone: readOptional('timeZone', timeZone, 'string'),
    prices: file && {
      name: readOptional('prices.name', file['name'], 'string') ?? 'prices.yaml',
      text: readOptional('prices.text', file['text'], 'string') ?? '',
    },
    unknownHost,
    replaceOwn: readOptional('replaceOwn', replaceOwn, 'boolean'),
    dryRun: readOptional('dryRun', dryRun, 'boolean'),
    undo: readOptional('undo', undo, 'boolean'),
  };
}
