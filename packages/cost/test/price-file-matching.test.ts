import { describe, expect, test } from 'vitest';
import { type Call, createPricer, type Price, parsePriceFile } from '../src/index.ts';

const FILE = `version: 1
currency: USD
providers:
  - name: all of the company
    match: { server_address: "*.example.com" }
    default: none
    models: [{ match: { model: m }, prices: [{ input: "1" }] }]
  - name: one team
    match: { server_address: "*.team.example.com" }
    default: none
    models: [{ match: { model: m }, prices: [{ input: "2" }] }]
  - name: one host
    match: { server_address: a.team.example.com }
    default: none
    models: [{ match: { model: m }, prices: [{ input: "3" }] }]
  - name: its other port
    match: { server_address: "a.team.example.com:8443" }
    default: none
    models: [{ match: { model: m }, prices: [{ input: "4" }] }]
  - name: one vendor behind it
    match: { server_address: a.team.example.com, provider: anthropic }
    default: none
    models: [{ match: { model: m }, prices: [{ input: "5" }] }]
  - name: azure
    match: { server_address: acme.openai.azure.com }
    deployments:
      chat: gpt-4.1
      chat-ptu: { model: gpt-4.1, prepaid: true }
    models:
      - match: { prefix: claude }
        prices: [{ input: "7" }]
      - match: { model: claude-x }
        prices:
          - input: "8"
            service_tiers: { batch: { input: "4", tiers: [{ above_input_tokens: 200000, input: "6" }] } }
          - { from: 2026-06-01, input: "9" }
        service_tiers: { batch: { multiplier: "0.25" } }
      - match: { regex: 'model-\\d{4}' }
        prices:
          - video_seconds: [{ size: 720x1280, price: "0.10" }, { size: 1024x1792, price: "0.30" }]
            images: [{ price: "0.01" }, { quality: hd, price: "0.02" }, { size: 1024x1792, quality: HD, price: "0.12", default: true }]
`;
const pricer = createPricer({ prices: parsePriceFile(FILE, 'prices.yaml') });
const price = (host: string, model: string, more: Partial<Call> = {}): Price =>
  pricer.price({ host, model, usage: { inputTokens: 1_000_000 }, at: Date.parse('2026-01-01'), ...more });

describe('which entry applies', () => {
  test.each([
    ['b.example.com', {}, 1],
    ['b.team.example.com', {}, 2],
    ['a.team.example.com', {}, 3],
    ['a.team.example.com', { port: 8443 }, 4],
    ['a.team.example.com', { provider: 'anthropic' }, 5],
    ['A.TEAM.example.com:8443', { provider: 'anthropic' }, 4],
  ])('the closest to %s %j', (host, more, usd) => {
    expect(price(host, 'm', more)).toMatchObject({ usd, status: 'priced' });
  });

  test('a family of hosts does not include its own name', () => {
    expect(price('example.com', 'm').reason).toBe('unknown_model');
    expect(price('badexample.com', 'm').reason).toBe('unknown_model');
  });

  test('an exact id before a prefix, whatever comes first in the file', () => {
    expect(price('acme.openai.azure.com', 'claude-x').usd).toBe(8);
    expect(price('acme.openai.azure.com', 'claude-y').usd).toBe(7);
  });

  test('the tiers of a dated price before those of its model', () => {
    const batch = (at: string, inputTokens: number): number | undefined =>
      price('acme.openai.azure.com', 'claude-x', { serviceTier: 'batch', at: Date.parse(at), usage: { inputTokens } })
        .usd;
    expect(batch('2026-05-31', 200_000)).toBe(0.8);
    expect(batch('2026-05-31', 1_000_000)).toBe(6);
    expect(batch('2026-06-01', 1_000_000)).toBe(2.25);
  });

  test('a deployment that is paid by the hour has no price per call, whatever model answers', () => {
    const asked = (requestModel: string): Price =>
      price('acme.openai.azure.com', 'gpt-4.1-2025-04-14', { requestModel });
    expect(asked('chat')).toMatchObject({ usd: 2, status: 'priced' });
    expect(asked('Chat-PTU')).toMatchObject({ status: 'unpriced', reason: 'prepaid', source: 'user:prices.yaml' });
    expect(price('acme.openai.azure.com', 'chat-ptu').reason).toBe('prepaid');
  });

  test('the most detailed picture and the size of a video', () => {
    const made = (usage: Call['usage']): number | undefined =>
      price('acme.openai.azure.com', 'model-2026', { usage }).usd;
    expect(made({ images: 1 })).toBe(0.12);
    expect(made({ images: 1, imageSize: '512x512', imageQuality: 'hd' })).toBe(0.02);
    expect(made({ images: 1, imageSize: '512x512', imageQuality: 'low' })).toBe(0.01);
    expect(made({ videoSeconds: 2, imageSize: '1024x1792' })).toBe(0.6);
    expect(price('acme.openai.azure.com', 'model-2026', { usage: { videoSeconds: 2 } })).toMatchObject({
      reason: 'missing_rate',
    });
  });
});
