import type { ComponentType } from 'react';
import { VIEW_PATHS } from '../../src/page/view-paths.ts';
import { BudgetsView } from './views/budgets/budgets-view.tsx';
import { CallView } from './views/call/call-view.tsx';
import { CallsView } from './views/calls/calls-view.tsx';
import { Explore } from './views/explore/explore.tsx';
import { Live } from './views/live/live.tsx';
import { Overview } from './views/overview/overview.tsx';
import { PricesView } from './views/prices/prices-view.tsx';
import { ReportView } from './views/report/report-view.tsx';
import { Reports } from './views/report/reports.tsx';

/** What the page can show, in the order of its menu. A new one is one file, its address, and one line here. */
export const VIEWS: readonly MenuView[] = [
  { path: VIEW_PATHS.overview, label: 'Overview', view: Overview, takesFilters: true },
  { path: VIEW_PATHS.explore, label: 'Explore', view: Explore, takesFilters: true },
  { path: VIEW_PATHS.calls, label: 'Calls', view: CallsView, takesFilters: true },
  { path: VIEW_PATHS.live, label: 'Live', view: Live, takesFilters: true, isOfNow: true },
  { path: VIEW_PATHS.budgets, label: 'Budgets', view: BudgetsView, isOfNow: true },
  { path: VIEW_PATHS.prices, label: 'Prices', view: PricesView, takesFilters: true },
  { path: VIEW_PATHS.reports, label: 'Reports', view: Reports, takesFilters: true },
];

/** A view with an entry in the menu. */
export interface MenuView {
  readonly path: string;
  readonly label: string;
  readonly view: ComponentType;
  /** Whether it shows only the calls that the address says. */
  readonly takesFilters?: boolean;
  /** Whether it shows what is now, whatever period the address says. */
  readonly isOfNow?: boolean;
}

/** Views of one thing, which others lead to: any report by its name, and a call. */
export const OTHER_VIEWS: readonly { readonly path: string; readonly view: ComponentType }[] = [
  { path: VIEW_PATHS.report, view: ReportView },
  { path: VIEW_PATHS.call, view: CallView },
];

/** Whether the view at a path shows only the calls that the address says. */
export function takesFilters(path: string): boolean {
  if (path.startsWith('/report/')) return !WHOLE.has(path);
  return VIEWS.some((view) => view.path === path && view.takesFilters);
}

/** Whether the view at a path shows the period that the address says. */
export function takesPeriod(path: string): boolean {
  if (WHOLE.has(path) || path.startsWith('/call/')) return false;
  return !VIEWS.some((view) => view.path === path && view.isOfNow);
}

/** A trace and a session are told whole. */
const WHOLE: ReadonlySet<string> = new Set(['/report/trace', '/report/session']);
