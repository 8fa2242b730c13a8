import type { JSX } from 'react';
import { Route, Switch } from 'wouter';
import { Shell } from './shell/shell.tsx';
import { NotFound } from './views/not-found.tsx';
import { OTHER_VIEWS, VIEWS } from './views.tsx';

/** The page. */
export function App(): JSX.Element {
  return (
    <Shell>
      <Switch>
        {[...VIEWS, ...OTHER_VIEWS].map(({ path, view }) => (
          <Route key={path} path={path} component={view} />
        ))}
        <Route component={NotFound} />
      </Switch>
    </Shell>
  );
}
