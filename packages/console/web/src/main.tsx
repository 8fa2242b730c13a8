import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { noteFailure } from './api/access.ts';
import { ApiFailure } from './api/api-failure.ts';
import { watchForReturn } from './api/recovery.ts';
import { App } from './app.tsx';
import { applyTheme } from './shell/theme.ts';
import './styles/tokens.css';
import './styles/base.css';

applyTheme();
const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      noteFailure(error);
      noteAbsence(error);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // The console may be on this machine, which answers without a network, too.
      networkMode: 'always',
      // What was wrong with a question stays wrong; a console that is being restarted comes back.
      retry: (count, error) => count < 2 && error instanceof ApiFailure && (error.status === 0 || error.status === 503),
      retryDelay: 500,
    },
  },
});
const noteAbsence = watchForReturn(client);
const root = document.getElementById('root');
if (!root) throw new Error('[@spendspan/console] got no element #root, expected that of index.html');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
