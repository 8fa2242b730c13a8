/** The ids of one model: its alias, its snapshots, and the spellings that the base catalogue has for them. */
export type ModelIds = readonly [string, ...string[]];

export const GPT_35_TURBO: ModelIds = ['gpt-3.5-turbo', 'gpt-35-turbo', 'gpt-3.5-turbo-0125'];
export const GPT_4: ModelIds = ['gpt-4', 'gpt-4-0314', 'gpt-4-0613'];
export const GPT_4_TURBO: ModelIds = [
  'gpt-4-turbo',
  'gpt-4-turbo-2024-04-09',
  'gpt-4-turbo-preview',
  'gpt-4-turbo-0125-preview',
  'gpt-4-0125-preview',
  'gpt-4-1106-preview',
];
export const GPT_4O_MINI: ModelIds = ['gpt-4o-mini', 'gpt-4o-mini-2024-07-18'];
export const GPT_4_1: ModelIds = ['gpt-4.1', 'gpt-4.1-2025-04-14'];
export const GPT_4_1_MINI: ModelIds = ['gpt-4.1-mini', 'gpt-4.1-mini-2025-04-14'];
export const GPT_4_1_NANO: ModelIds = ['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'];
export const O1: ModelIds = ['o1', 'o1-2024-12-17'];
export const O1_MINI: ModelIds = ['o1-mini', 'o1-mini-2024-09-12'];
export const O1_PRO: ModelIds = ['o1-pro', 'o1-pro-2025-03-19'];
export const O3: ModelIds = ['o3', 'o3-2025-04-16'];
export const O3_MINI: ModelIds = ['o3-mini', 'o3-mini-2025-01-31'];
export const O3_PRO: ModelIds = ['o3-pro', 'o3-pro-2025-06-10'];
export const O3_DEEP_RESEARCH: ModelIds = ['o3-deep-research', 'o3-deep-research-2025-06-26'];
export const O4_MINI: ModelIds = ['o4-mini', 'o4-mini-2025-04-16'];
export const O4_MINI_DEEP_RESEARCH: ModelIds = ['o4-mini-deep-research', 'o4-mini-deep-research-2025-06-26'];
export const GPT_5: ModelIds = ['gpt-5', 'gpt-5-2025-08-07'];
export const GPT_5_MINI: ModelIds = ['gpt-5-mini', 'gpt-5-mini-2025-08-07'];
export const GPT_5_NANO: ModelIds = ['gpt-5-nano', 'gpt-5-nano-2025-08-07'];
export const GPT_5_PRO: ModelIds = ['gpt-5-pro', 'gpt-5-pro-2025-10-06'];
export const GPT_5_1: ModelIds = ['gpt-5.1', 'gpt-5.1-2025-11-13', 'gpt-5-1', 'gpt-5-1-2025-11-13'];
export const GPT_5_2: ModelIds = ['gpt-5.2', 'gpt-5.2-2025-12-11', 'gpt-5-2', 'gpt-5-2-2025-12-11'];
export const GPT_5_2_PRO: ModelIds = ['gpt-5.2-pro', 'gpt-5.2-pro-2025-12-11', 'gpt-5-2-pro-2025-12-11'];
export const GPT_5_3_CODEX: ModelIds = ['gpt-5.3-codex', 'gpt-5-3-codex'];
export const GPT_5_4: ModelIds = ['gpt-5.4', 'gpt-5.4-2026-03-05', 'gpt-5-4', 'gpt-5-4-2026-03-05'];
export const GPT_5_4_MINI: ModelIds = [
  'gpt-5.4-mini',
  'gpt-5.4-mini-2026-03-17',
  'gpt-5-4-mini',
  'gpt-5-4-mini-2026-03-17',
];
export const GPT_5_4_NANO: ModelIds = [
  'gpt-5.4-nano',
  'gpt-5.4-nano-2026-03-17',
  'gpt-5-4-nano',
  'gpt-5-4-nano-2026-03-17',
];
export const GPT_5_4_PRO: ModelIds = ['gpt-5.4-pro', 'gpt-5.4-pro-2026-03-05', 'gpt-5-4-pro', 'gpt-5-4-pro-2026-03-05'];
export const GPT_5_5: ModelIds = [
  'gpt-5.5',
  'gpt-5.5-2026-04-23',
  'gpt-5.5-2026-04-24',
  'gpt-5-5',
  'gpt-5-5-2026-04-23',
  'gpt-5-5-2026-04-24',
];
export const GPT_5_5_PRO: ModelIds = ['gpt-5.5-pro', 'gpt-5.5-pro-2026-04-23', 'gpt-5-5-pro', 'gpt-5-5-pro-2026-04-23'];
export const GPT_5_6_SOL: ModelIds = [
  'gpt-5.6-sol',
  'gpt-5.6-sol-2026-07-09',
  'gpt-5.6',
  'gpt-5-6-sol',
  'gpt-5-6-sol-2026-07-09',
  'gpt-5-6',
];
export const GPT_5_6_TERRA: ModelIds = [
  'gpt-5.6-terra',
  'gpt-5.6-terra-2026-07-09',
  'gpt-5-6-terra',
  'gpt-5-6-terra-2026-07-09',
];
export const GPT_5_6_LUNA: ModelIds = [
  'gpt-5.6-luna',
  'gpt-5.6-luna-2026-07-09',
  'gpt-5-6-luna',
  'gpt-5-6-luna-2026-07-09',
];
export const GPT_6_ASTRA: ModelIds = ['gpt-6-astra', 'gpt-6-astra-2026-09-03'];
export const GPT_6_SOL: ModelIds = ['gpt-6-sol', 'gpt-6-sol-2026-09-22'];
export const GPT_6_LUNA: ModelIds = ['gpt-6-luna', 'gpt-6-luna-2026-09-22'];
export const GPT_6_1_SOL: ModelIds = ['gpt-6.1-sol', 'gpt-6.1-sol-2026-09-29'];
export const GPT_6_1_TERRA: ModelIds = ['gpt-6.1-terra', 'gpt-6.1-terra-2026-10-26'];
