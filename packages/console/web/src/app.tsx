import type { JSX } from 'react';
import { Route, Switch } from 'wouter';
import { useIsLocked } from './api/access.ts';
import { useStatus } from './api/queries.ts';
import { Shell } from './shell/shell.tsx';
import { NotFound } from './views/not-found.tsx';
import { TokenView } from './views/token-view.tsx';
import { OTHER_VIEWS, VIEWS } from './views.tsx';

/** The page. */
export function App(): JSX.Element {
  const isLocked = useIsLocked();
  // Whatever the view asks for: one that only listens would not be told that a token is needed.
  useStatus();
  if (isLocked) {
    return (
      <Shell bare>
        <TokenView />
      </Shell>
    );
  }
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
