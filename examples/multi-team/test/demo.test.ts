import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '@spendspan/example-local-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Every call of the app that succeeds, worked out by hand: the gateway counts a token for every four characters, its
 * answer is "A local answer to: " and the first 60 characters of the question, deepseek thinks for 64 tokens more.
 * Prices are those of prices.yaml: of text, in USD per million tokens, input and output alike.
 */
const CALLS: readonly WorkedOut[] = [
  { team: 'support', model: 'gpt-4.1-mini', tokens: 28 + 20, price: '2' },
  { team: 'support', model: 'gpt-4.1', tokens: 25 + 20, price: '8' },
  { team: 'support', model: 'gpt-4.1-mini', tokens: 28 + 20, price: '2' },
  { team: 'support', model: 'gpt-4.1', tokens: 26 + 20, price: '8' },
  { team: 'support', model: 'gpt-4.1-mini', tokens: 23 + 20, price: '2' },
  { team: 'support', model: 'gpt-4.1', tokens: 20 + 20, price: '8' },
  { team: 'support', model: 'gemini-2.5-flash', tokens: 20 + 20, price: '2.50' },
  { team: 'support', model: 'omni-moderation-latest', tokens: 0, price: '0' },
  // Twelve seconds at ten tokens each, and eight tokens of "A local answer to: voicemail.wav".
  { team: 'support', model: 'gpt-4o-transcribe', tokens: 120 + 8, microUsd: 120 * 6 + 8 * 10 },
  { team: 'support', model: 'whisper-1', tokens: 0, microUsd: (12 / 60) * 6000 },
  // 45 characters.
  { team: 'support', model: 'tts-1', tokens: 0, microUsd: 45 * 15 },
  // Two seconds and a half of speech, 160,000 characters of base64: a token of sound for every thousand.
  { team: 'support', model: 'gpt-4o-transcribe', tokens: 160 + 8, microUsd: 160 * 6 + 8 * 10 },
  // Answered in four tokens of text and sixteen of sound.
  { team: 'support', model: 'gpt-realtime', tokens: 160 + 20, microUsd: 160 * 32 + 4 * 16 + 16 * 64 },
  // Summed up: 32 characters are asked, what was heard comes from the cache, what was said does not.
  {
    team: 'support',
    model: 'gpt-realtime',
    tokens: 8 + 160 + 20 + 4,
    microUsd: (8 + 4) * 4 + 16 * 32 + 160 * 0.4 + 4 * 16,
  },
  // Batches, once each, at half the price: three requests for keywords, waited for; two replies, collected elsewhere.
  { team: 'research', model: 'gpt-4.1-mini', tokens: 20 + 20 + (14 + 19) + (15 + 20), price: '1' },
  { team: 'support', model: 'gpt-4.1', tokens: 17 + 20 + (22 + 20), price: '4' },
  // 40 characters of prompt, a small square picture; then 27, and 200 tokens of that picture.
  { team: 'growth', model: 'gpt-image-1.5', tokens: 10 + 272, microUsd: 10 * 5 + 272 * 32 },
  { team: 'growth', model: 'gpt-image-1.5', tokens: 207 + 272, microUsd: 7 * 5 + 200 * 8 + 272 * 32 },
  { team: 'growth', model: 'dall-e-3', tokens: 0, microUsd: 40_000 },
  { team: 'growth', model: 'sora-2', tokens: 0, microUsd: 4 * 100_000 },
  { team: 'growth', model: 'claude-sonnet-4-5', tokens: 19 + 20, price: '15' },
  { team: 'growth', model: 'claude-sonnet-4-5', tokens: 19 + 20, price: '15' },
  { team: 'growth', model: 'gpt-4.1-mini', tokens: 14 + 19, price: '2' },
  { team: 'growth', model: 'text-embedding-3-small', tokens: 6 + 8 + 4, price: '0.02' },
  { team: 'research', model: 'deepseek-v3.2', tokens: 1281 + 84, price: '0.42' },
  { team: 'research', model: 'deepseek-v3.2', tokens: 1281 + 84, price: '0.42' },
  { team: 'research', model: 'gpt-4.1', tokens: 17 + 17, price: '8' },
  { team: 'research', model: 'gpt-4.1-mini', tokens: 11 + 16, price: '2' },
  { team: 'research', model: 'gemini-2.5-flash', tokens: 11 + 16, price: '2.50' },
  { team: 'research', model: 'claude-sonnet-4-5', tokens: 11 + 16, price: '15' },
  { team: 'research', model: 'house-model-7b', tokens: 11 + 16, price: undefined },
  { team: 'unattributed', model: 'gpt-4.1-mini', tokens: 9 + 14, price: '2' },
];

/** A call, what it used, and its price: USD per million tokens, or all of it where it goes by other things. */
interface WorkedOut {
  readonly team: string;
  readonly model: string;
  readonly tokens: number;
  readonly price?: string | undefined;
  readonly microUsd?: number;
}

interface Totals {
  readonly calls: number;
  readonly failedCalls: number;
  readonly unpricedCalls: number;
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
  readonly costUsd: string;
  readonly estimatedUsd: string;
}

interface Report {
  readonly totals: Totals;
  readonly breakdowns: readonly {
    readonly by: string;
    readonly rows: readonly { readonly key: string; readonly totals: Totals }[];
  }[];
}

/** USD per million tokens is micro-USD per token, 10^6 pico-USD. */
function sumPico(calls: readonly WorkedOut[]): bigint {
  return calls.reduce((sum, { tokens, price, microUsd = 0 }) => {
    const [whole = '0', decimals = ''] = (price ?? '0').split('.');
    return sum + BigInt(tokens) * BigInt(whole + decimals.padEnd(6, '0')) + BigInt(microUsd) * 1_000_000n;
  }, 0n);
}

function parsePico(usd: string): bigint {
  expect(usd).toMatch(/^\d+\.\d{12}$/);
  return BigInt(usd.replace('.', ''));
}

let folder: string;
let demo: { code: number | null; output: string };
let org: Report;

async function runNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const read = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

const DEMO = fileURLToPath(new URL('../src/demo.ts', import.meta.url));
const SPENDSPAN = join(createRequire(import.meta.url).resolve('spendspan/package.json'), '..', 'dist', 'main.js');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-demo-test-'));
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:OTEL_|SPENDSPAN_|OPENAI_|NODE_OPTIONS|FORCE_COLOR)/.test(name),
  );
  const env = { ...Object.fromEntries(kept), TMPDIR: folder };
  demo = await runNode([DEMO], env);
  const [made = ''] = (await readdir(folder)).filter((name) => name.startsWith('spendspan-demo-'));
  const json = await runNode(
    [SPENDSPAN, 'report', 'org', '--json', '--ledger', join(folder, made, 'ledger.duckdb')],
    env,
  );
  expect({ code: json.code, demo: demo.code }, demo.output + json.output).toEqual({ code: 0, demo: 0 });
  org = JSON.parse(json.output) as Report;
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

describe('the demo', () => {
  it('ends by itself with exit code 0 where there is no terminal', () => {
    expect(demo.code).toBe(0);
    expect(demo.output).toContain('Look next:');
  });

  it('prints the organisation and one team', () => {
    expect(demo.output).toContain('fail-429 refused: 429 Rate limit reached');
    expect(demo.output).toMatch(/^Organisation$/m);
    expect(demo.output).toMatch(/^Team growth$/m);
    expect(demo.output).toContain('USD 0.47478146\n');
    expect(demo.output).toMatch(/^ {2}\(unattributed\) +0\.00004600 /m);
  });

  it('shows every report that needs a history, on two months of calls', () => {
    const history = demo.output.slice(demo.output.indexOf('Two months of the same teams'));
    for (const title of [
      'By team and model',
      /Month of \d{4}-\d\d, so far and to its end/,
      'Two periods compared',
      'Anomalies',
      'Unit economics',
      'Cache savings',
      'Wasted spend',
      'Gaps',
      'Session session-1-0-0',
      /Trace [0-9a-f]{32}/,
      'Chargeback',
      'Budgets',
    ]) {
      expect(history).toMatch(new RegExp(`^${typeof title === 'string' ? title : title.source}$`, 'm'));
    }
    // The surge of three days ago stands out; what a forecast goes by is there.
    expect(history).toMatch(/^ {2}\d{4}-\d\d-\d\d +feature +\/papers\/digest /m);
    expect(history).toMatch(/forecast: USD \d+\.\d\d by the end \(/);
    expect(history).not.toContain('No model call');
    expect(history).not.toMatch(/dropped|lost/);
  });

  it('spends exactly what the calls cost when worked out by hand', () => {
    expect(org.totals.costUsd).toBe('0.474781460000');
    expect(parsePico(org.totals.costUsd)).toBe(sumPico(CALLS));
    expect(org.totals.estimatedUsd).toBe('0.000000000000');
  });

  it('has team rows that are worked out by hand as well, and that sum to the total', () => {
    const rows = org.breakdowns.find(({ by }) => by === 'team')?.rows ?? [];
    expect(rows.map(({ key }) => key).sort()).toEqual(['growth', 'research', 'support', 'unattributed']);
    for (const { key, totals } of rows) {
      expect(parsePico(totals.costUsd), key).toBe(sumPico(CALLS.filter(({ team }) => team === key)));
    }
    expect(rows.reduce((sum, { totals }) => sum + parsePico(totals.costUsd), 0n)).toBe(parsePico(org.totals.costUsd));
  });

  it('counts every call, the one that failed and the one without a price included', () => {
    expect(org.totals).toMatchObject({ calls: CALLS.length + 1, failedCalls: 1, unpricedCalls: 1 });
    expect(org.totals.inputTokens + org.totals.outputTokens).toBe(CALLS.reduce((sum, { tokens }) => sum + tokens, 0));
    // The paper was sent twice: 1,280 of its tokens came from the cache the second time. So did what the hotline heard.
    expect(org.totals.cacheReadTokens).toBe(1280 + 160);
  });

  it('bills each batch once, to whom its creator names or, collected by another process, its metadata', () => {
    const rows = org.breakdowns.find(({ by }) => by === 'feature')?.rows ?? [];
    const batches = rows.filter(({ key }) => key === '/papers/keywords' || key === '/reviews/replies');
    expect(batches.map(({ key, totals: { calls, costUsd } }) => [key, calls, costUsd])).toEqual([
      ['/reviews/replies', 1, '0.000316000000'],
      ['/papers/keywords', 1, '0.000108000000'],
    ]);
  });

  it('leaves no process behind when it is stopped halfway', async () => {
    const child = spawn(process.execPath, [DEMO], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const urls: string[] = [];
    for await (const text of child.stdout.setEncoding('utf8')) {
      urls.push(...(String(text).match(/http:\/\/127\.0\.0\.1:\d+/g) ?? []));
      if (urls.length >= 2) break;
    }
    child.kill('SIGTERM');
    const code = child.exitCode ?? ((await once(child, 'exit')) as [number | null])[0];
    expect(code).toBe(130);
    for (const url of urls) await expect(fetch(url)).rejects.toThrow();
  });

  it('makes the same calls to any provider with --live, and goes on where it refuses one', async () => {
    const gateway = await startLocalProvider();
    const live = await runNode([DEMO, '--live'], {
      PATH: process.env['PATH'],
      TMPDIR: folder,
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: gateway.baseURL,
      OTEL_SDK_DISABLED: 'true',
    });
    await gateway.close();
    expect(live.code, live.output).toBe(0);
    expect(live.output).toMatch(/^ {2}Requests +33 \(/m);
    expect(new Set(gateway.requests.map(({ headers }) => headers['authorization']))).toEqual(new Set(['Bearer k']));
    // What is said over the socket is no request, and what batches ask stands in a file.
    const calls = gateway.requests.filter(
      ({ method, path }) => method === 'POST' && !/\/(?:files|batches)$/.test(path),
    );
    expect(calls.filter(({ body }) => (body as { model: string }).model !== 'fail-429')).toHaveLength(
      CALLS.length - 3 - 2,
    );
  });

  it.each(['--bogus', 'bogus', '--live=yes'])('refuses %s in one line', async (argument) => {
    const { code, output } = await runNode([DEMO, argument], process.env);
    expect({ code, output }).toEqual({
      code: 2,
      output: `demo: got "${argument}", expected --live or nothing; leave it away\n`,
    });
  });

  it('refuses to go live without a key', async () => {
    const { OPENAI_API_KEY: _, ...env } = process.env;
    const outcome = await runNode([DEMO, '--live'], env);
    expect(outcome.code).toBe(2);
    expect(outcome.output).toMatch(/^demo: got --live without OPENAI_API_KEY[^\n]*\n$/);
  });
});
