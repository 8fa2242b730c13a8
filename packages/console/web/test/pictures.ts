/** A picture of the page in the docs, of the made-up calls of the multi-team example. */
export interface Picture {
  /** Of the file in `docs/images`, without `.png`. */
  readonly name: string;
  readonly view: ViewName;
  readonly theme: 'light' | 'dark';
  readonly width: number;
}

export const THEMES = ['light', 'dark'] as const;
export const WIDTHS = [1440, 390] as const;

export type ViewName = keyof typeof VIEWS;

/** Addresses of the views that are pictured; `CALL`, `TRACE` and `SESSION` stand for one of the calls. */
export const VIEWS = {
  overview: '/',
  explore: '/explore?by=team,model',
  calls: '/calls?order=cost&where=team%3Dgrowth',
  call: '/call/TRACE/SPAN',
  trace: '/report/trace?trace=SESSION_TRACE',
  session: '/report/session?session=SESSION',
  budgets: '/budgets',
  prices: '/prices?model=gpt-4.1',
  team: '/report/team?team=growth',
  reports: '/reports',
} as const;

/** The pictures that the docs show. */
export const PICTURES: readonly Picture[] = [
  { name: 'console-overview', view: 'overview', theme: 'light', width: 1440 },
  { name: 'console-overview-dark', view: 'overview', theme: 'dark', width: 1440 },
  { name: 'console-overview-narrow', view: 'overview', theme: 'light', width: 390 },
  { name: 'console-overview-narrow-dark', view: 'overview', theme: 'dark', width: 390 },
  { name: 'console-explore', view: 'explore', theme: 'light', width: 1440 },
  { name: 'console-calls', view: 'calls', theme: 'light', width: 1440 },
  { name: 'console-call', view: 'call', theme: 'light', width: 1440 },
  { name: 'console-trace', view: 'trace', theme: 'dark', width: 1440 },
  { name: 'console-session', view: 'session', theme: 'light', width: 1440 },
  { name: 'console-budgets', view: 'budgets', theme: 'light', width: 1440 },
  { name: 'console-prices', view: 'prices', theme: 'light', width: 1440 },
];
