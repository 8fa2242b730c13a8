import type { FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import { describeInternal } from './describe-internal.ts';

it('tells of a request that failed, with what caused it, and no secret', () => {
  const cause = new Error('no answer from clickhouse://ana:hun@ter2@db.example:8123/spend');
  const error = new Error('the token is a-token-of-some-length', { cause });
  const request = { method: 'GET', url: '/api/v1/reports/user?where=user%3Dbo%40example.com' } as FastifyRequest;
  const text = describeInternal(error, request, 'a-token-of-some-length');
  expect(text).toMatch(/^failed to answer GET \/api\/v1\/reports\/user: Error: the token is …\n +at /);
  expect(text).toContain('\ncaused by Error: no answer from clickhouse://ana:…@db.example:8123/spend\n');
  expect(text).not.toMatch(/ter2|a-token|example\.com/);
});
