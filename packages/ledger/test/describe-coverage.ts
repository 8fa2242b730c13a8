import { parsePriceFile } from '@spendspan/cost';
import { describe, expect, it } from 'vitest';
import { type Call, formatUsd, type Ledger, parseUsd } from '../src/index.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';

/** The contract of what has no sure price, for every store. */
export function describeCoverage(use: () => Ledger): void {
  describe('coverage', () => {
    it('says which models have no price, where, since when, and what to do', async () => {
      const house = { requestModel: 'House', responseModel: 'house-1', host: 'llm.example.com', provider: 'openai' };
      const first = makeUnpricedCall({ ...house, startTimeUnixNano: 1_795_000_000_123_456_789n });
      await use().append([
        first,
        makeUnpricedCall({ ...house, startTimeUnixNano: 1_795_000_001_000_000_000n }),
        makeCall(),
      ]);
      const { total, byStatus, rows } = await use().coverage({ month: '2026-11' });
      expect(total).toMatchObject({ calls: 3, tokens: 3600, costUsd: '0.003600000000' });
      expect(byStatus.unpriced).toMatchObject({ calls: 2, share: { calls: 0.666666666666, tokens: 0.666666666666 } });
      expect(rows).toEqual([
        {
          status: 'unpriced',
          reason: 'unknown_model',
          requestModel: 'house',
          responseModel: 'house-1',
          host: 'llm.example.com',
          provider: 'openai',
          serviceTier: 'default',
          used: [],
          calls: 2,
          tokens: 2400,
          costUsd: null,
          share: { calls: 0.666666666666, tokens: 0.666666666666 },
          firstSeenAt: '2026-11-18T11:06:40.123456789Z',
          lastSeenAt: '2026-11-18T11:06:41.000000000Z',
          advice: expect.stringMatching(/models: of the provider with server_address: llm\.example\.com/),
          entry: '- { match: { model: "house-1" }, prices: [{ input: "?", output: "?" }] }',
        },
      ]);
    });

    it('is of the calls that have some values, as reports are', async () => {
      await use().append([
        makeUnpricedCall(),
        makeUnpricedCall({ attribution: { team: 'search' } }),
        makeCall({ attribution: { team: 'search' } }),
        makeCall({ attribution: {} }),
      ]);
      const search = await use().coverage({ where: 'team=search', month: '2026-11' });
      expect(search).toMatchObject({ filter: { team: 'search' }, total: { calls: 2 } });
      expect(search.rows).toMatchObject([{ calls: 1, status: 'unpriced' }]);
      expect(await use().coverage({ where: 'team=' })).toMatchObject({ filter: { team: null }, total: { calls: 1 } });
      await expect(use().coverage({ where: 'tem=search' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    });

    it('says what is a lower bound or a guess, and why, the worst first', async () => {
      await use().append([
        makeCall({ costStatus: 'estimated', costReason: 'unknown_host', host: 'gateway.example.com' }),
        makeCall({
          costStatus: 'partial',
          costReason: 'missing_rate',
          usage: { inputTokens: 9, outputAudioTokens: 5, webSearchCalls: 1, images: 0 },
        }),
        makeUnpricedCall({ costReason: 'unpublished_tier', batch: true }),
        makeUnpricedCall({ status: 'error', usage: {}, costReason: 'failed_call' }),
      ]);
      const { rows, total } = await use().coverage();
      expect(total.calls).toBe(3);
      expect(rows.map(({ status, used, entry }) => ({ status, used, entry }))).toEqual([
        {
          status: 'unpriced',
          used: [],
          entry:
            '- { match: { model: "gpt-4.1-2025-04-14" }, prices: [{ input: "?", output: "?" }], service_tiers: { "batch": { input: "?", output: "?" } } }',
        },
        {
          status: 'partial',
          used: ['outputAudioTokens', 'webSearchCalls'],
          entry:
            '- { match: { model: "gpt-4.1-2025-04-14" }, prices: [{ input: "?", output: "?", output_audio: "?" }] }',
        },
        {
          status: 'estimated',
          used: [],
          entry:
            '- { name: "gateway.example.com", match: { server_address: "gateway.example.com", provider: "openai" }, default: list }',
        },
      ]);
      expect(rows[1]?.advice).toContain('besides tokens it used outputAudioTokens, webSearchCalls');
    });

    it('keeps names that would be something else in a price file what they are', async () => {
      await use().append([makeUnpricedCall({ responseModel: 'x" }, evil: {\n' })]);
      expect((await use().coverage()).rows[0]?.entry).toContain('{ model: "x\\" }, evil: {\\n" }');
    });

    it('gives one price file for everything, with each host, model and fee once', async () => {
      const local = { host: '127.0.0.1', responseModel: 'a' };
      await use().append([
        makeUnpricedCall(local),
        makeUnpricedCall({ ...local, costReason: 'unpublished_tier', serviceTier: 'flex' }),
        makeUnpricedCall({ ...local, provider: 'x', responseModel: 'b: }' }),
        makeUnpricedCall({ host: null, responseModel: 'c' }),
        makeUnpricedCall({ host: null, provider: null, responseModel: 'd' }),
        makeUnpricedCall({ host: '::1', responseModel: 'e' }),
        makeCall({ costStatus: 'partial', costReason: 'missing_rate', usage: { webSearchCalls: 1 } }),
        makeCall({ costStatus: 'estimated', costReason: 'unknown_host', host: '127.0.0.1' }),
      ]);
      const text = (await use().coverage()).priceFile ?? '';
      expect(() => parsePriceFile(text, 'p.yaml')).toThrow('"?"');
      const { providers } = parsePriceFile(text.replaceAll('"?"', '"1"'), 'p.yaml');
      expect(
        providers.map(({ match, models }) => [match.addresses[0]?.host, models.flatMap((m) => m.match.names)]),
      ).toEqual(
        expect.arrayContaining([
          ['127.0.0.1', expect.arrayContaining(['a', 'b: }'])],
          [undefined, ['c']],
          ['[::1]', ['e']],
        ]),
      );
      expect(providers).toHaveLength(3);
      expect(text).toContain('fees: { web_search_call: "?" }');
    });

    it('adds what is free of a price to what costs nothing', async () => {
      await use().append([makeCall({ cost: makeCost(0n) })]);
      expect((await use().coverage()).byStatus.priced).toMatchObject({ calls: 1, share: { calls: 1 } });
      expect((await use().coverage({ month: '2020-01' })).total.share).toEqual({ calls: null, tokens: null });
      await expect(use().coverage({ team: 'x' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    });
  });
}

/** Checks that the parts are those of the report of the organisation and that the rows add up to them. */
export async function checkCoverage(ledger: Ledger): Promise<void> {
  const { totals } = await ledger.report('org');
  const { total, byStatus, rows } = await ledger.coverage();
  expect(total.calls).toBe(totals.pricedCalls + totals.unpricedCalls);
  expect(total.costUsd).toBe(total.calls > 0 && totals.pricedCalls === 0 ? null : totals.costUsd);
  const unknown = totals.unpricedCalls > 0 ? null : formatUsd(0n);
  expect(byStatus.unpriced).toMatchObject({ calls: totals.unpricedCalls, costUsd: unknown });
  expect(byStatus.estimated.costUsd).toBe(totals.estimatedUsd);
  expect(byStatus.partial.costUsd).toBe(totals.partialUsd);
  if (total.calls > 0) expect(byStatus.unpriced.share.calls).toBeCloseTo(1 - (totals.pricedShare.calls ?? 0), 10);
  const statuses: readonly Call['costStatus'][] = ['priced', 'estimated', 'partial', 'unpriced'];
  expect(statuses.reduce((sum, status) => sum + byStatus[status].calls, 0)).toBe(total.calls);
  expect(statuses.reduce((sum, status) => sum + byStatus[status].tokens, 0)).toBe(total.tokens);
  for (const status of statuses.slice(1)) {
    const own = rows.filter((row) => row.status === status);
    expect(own.reduce((sum, row) => sum + row.calls, 0)).toBe(byStatus[status].calls);
    expect(own.reduce((sum, row) => sum + row.tokens, 0)).toBe(byStatus[status].tokens);
    const usd = own.reduce((sum, row) => sum + parseUsd(row.costUsd ?? '0'), 0n);
    expect(formatUsd(usd)).toBe(byStatus[status].costUsd ?? formatUsd(0n));
  }
}
