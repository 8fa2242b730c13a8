import type { ComponentType } from 'react';
import { BudgetsView } from './views/budgets/budgets-view.tsx';
import { Explore } from './views/explore/explore.tsx';
import { Live } from './views/live/live.tsx';
import { Overview } from './views/overview/overview.tsx';
import { ReportView } from './views/report/report-view.tsx';
import { Reports } from './views/report/reports.tsx';

/** What the page can show, in the order of its menu. A new one is one file and one line here. */
export const VIEWS: readonly { readonly path: string; readonly label: string; readonly view: ComponentType }[] = [
  { path: '/', label: 'Overview', view: Overview },
  { path: '/explore', label: 'Explore', view: Explore },
  { path: '/live', label: 'Live', view: Live },
  { path: '/budgets', label: 'Budgets', view: BudgetsView },
  { path: '/reports', label: 'Reports', view: Reports },
];

/** Any report of the ledger by its name. */
export const REPORT_VIEW = { path: '/report/:name', view: ReportView } as const;
