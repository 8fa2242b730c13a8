/** What the page can show. */
export type View = 'overview' | 'explore' | 'calls' | 'call' | 'live' | 'budgets' | 'prices' | 'reports' | 'report';

/** Addresses of the page, by the view that each shows: the server answers them with the page, which finds its view by them. */
export const VIEW_PATHS: Readonly<Record<View, string>> = {
  overview: '/',
  explore: '/explore',
  calls: '/calls',
  call: '/call/:trace/:span',
  live: '/live',
  budgets: '/budgets',
  prices: '/prices',
  reports: '/reports',
  report: '/report/:name',
};
