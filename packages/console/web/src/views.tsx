import type { ComponentType } from 'react';
import { VIEW_PATHS } from '../../src/page/view-paths.ts';
import { BudgetsView } from './views/budgets/budgets-view.tsx';
import { Explore } from './views/explore/explore.tsx';
import { Live } from './views/live/live.tsx';
import { Overview } from './views/overview/overview.tsx';
import { ReportView } from './views/report/report-view.tsx';
import { Reports } from './views/report/reports.tsx';

/** What the page can show, in the order of its menu. A new one is one file, its address, and one line here. */
export const VIEWS: readonly { readonly path: string; readonly label: string; readonly view: ComponentType }[] = [
  { path: VIEW_PATHS.overview, label: 'Overview', view: Overview },
  { path: VIEW_PATHS.explore, label: 'Explore', view: Explore },
  { path: VIEW_PATHS.live, label: 'Live', view: Live },
  { path: VIEW_PATHS.budgets, label: 'Budgets', view: BudgetsView },
  { path: VIEW_PATHS.reports, label: 'Reports', view: Reports },
];

/** Any report of the ledger by its name. */
export const REPORT_VIEW = { path: VIEW_PATHS.report, view: ReportView } as const;
