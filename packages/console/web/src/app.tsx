import type { JSX } from 'react';
import { Route, Switch } from 'wouter';
import { Shell } from './shell/shell.tsx';
import { NotFound } from './views/not-found.tsx';
import { REPORT_VIEW, VIEWS } from './views.tsx';

/** The page. */
export function App(): JSX.Element {
  return (
    <Shell>
      <Switch>
        {VIEWS.map(({ path, view }) => (
          <Route key={path} path={path} component={view} />
        ))}
        <Route path={REPORT_VIEW.path} component={REPORT_VIEW.view} />
        <Route component={NotFound} />
      </Switch>
    </Shell>
  );
}
