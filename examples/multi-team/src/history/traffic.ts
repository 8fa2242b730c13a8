import type { Attribution } from '@spendspan/attribution';

/** One kind of call that a team makes every day. */
export interface Traffic {
  readonly owner: Attribution;
  /** Calls on a working day; on others a quarter of them. */
  readonly perDay: number;
  /** How the number grows in a month, as a factor. */
  readonly growth?: number;
  /** A day on which something went wrong, counted back from today, and how many times the usual number of calls it has. */
  readonly surge?: { readonly daysAgo: number; readonly times: number };
  readonly server: Server;
  readonly model: string;
  /** From so many days ago on this model. */
  readonly movedTo?: { readonly daysAgo: number; readonly model: string };
  /** Tokens of a call, on average; `cached` of the input come from the provider's cache. */
  readonly input: number;
  readonly cached?: number;
  readonly output: number;
  readonly users?: readonly [string, ...string[]];
  readonly customers?: readonly [string, ...string[]];
  /** So many calls in a row belong to one session, and are one trace. */
  readonly session?: number;
  /** Share of the calls that the provider refuses. */
  readonly refused?: number;
  /** Share of the calls whose stream the user leaves before its end. */
  readonly aborted?: number;
}

/** Whose server a call goes to. */
export interface Server {
  readonly provider: string;
  readonly address: string;
}

const OPENAI: Server = { provider: 'openai', address: 'api.openai.com' };
const ANTHROPIC: Server = { provider: 'anthropic', address: 'api.anthropic.com' };
const GOOGLE: Server = { provider: 'gcp.gemini', address: 'generativelanguage.googleapis.com' };
/** Nobody knows what this one costs. */
const HOUSE: Server = { provider: 'openai', address: 'models.internal' };

const CUSTOMERS = ['acme', 'globex', 'initech', 'umbrella'] as const;

/** What the three teams do, and what nobody owns. */
export const TRAFFIC: readonly Traffic[] = [
  {
    owner: { team: 'support', project: 'helpdesk', feature: '/tickets/answer', environment: 'production' },
    perDay: 90,
    server: OPENAI,
    model: 'gpt-4.1-2025-04-14',
    movedTo: { daysAgo: 12, model: 'gpt-5-mini-2025-08-07' },
    input: 6_200,
    cached: 3_900,
    output: 420,
    users: ['ann', 'ben', 'cem', 'dora'],
    customers: CUSTOMERS,
    session: 4,
    refused: 0.01,
    aborted: 0.03,
  },
  {
    owner: { team: 'support', project: 'helpdesk', feature: '/tickets/classify', environment: 'production' },
    perDay: 60,
    server: OPENAI,
    model: 'gpt-4.1-mini-2025-04-14',
    input: 800,
    output: 6,
    users: ['ann', 'ben', 'cem', 'dora'],
    customers: CUSTOMERS,
  },
  {
    owner: { team: 'growth', project: 'onboarding', feature: '/welcome/email', environment: 'production' },
    perDay: 40,
    growth: 1.6,
    server: ANTHROPIC,
    model: 'claude-sonnet-4-5-20250929',
    input: 1_500,
    output: 700,
    users: ['cleo', 'dan'],
    customers: CUSTOMERS,
    refused: 0.04,
  },
  {
    owner: { team: 'growth', project: 'search', feature: '/help/index', environment: 'staging' },
    perDay: 12,
    server: OPENAI,
    model: 'text-embedding-3-small',
    input: 42_000,
    output: 0,
  },
  {
    owner: { team: 'research', project: 'papers', feature: '/papers/digest', environment: 'production' },
    perDay: 24,
    surge: { daysAgo: 3, times: 6 },
    server: GOOGLE,
    model: 'gemini-2.5-pro',
    input: 31_000,
    output: 1_800,
    users: ['eva'],
    session: 6,
  },
  {
    owner: { team: 'research', project: 'evals', feature: '/evals/nightly', environment: 'staging' },
    perDay: 10,
    server: HOUSE,
    model: 'house-model-7b',
    input: 900,
    output: 60,
  },
  { owner: {}, perDay: 9, server: OPENAI, model: 'gpt-4.1-2025-04-14', input: 3_000, output: 350 },
];
