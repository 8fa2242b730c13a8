import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type JSX, useState } from 'react';
import { unlock } from '../api/access.ts';
import { Card } from '../parts/card.tsx';
import { ViewHead } from './view-head.tsx';
import '../parts/failure.css';
import './token-view.css';

/** Asks for the token of the console, once. */
export function TokenView(): JSX.Element {
  const client = useQueryClient();
  const [failure, setFailure] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token')).trim();
    try {
      await unlock(token);
      await client.resetQueries();
    } catch (error) {
      setFailure((error as Error).message);
    }
  };
  return (
    <>
      <ViewHead title="This console asks for its token" />
      <Card
        title="Token"
        note="The console said it when it was started, unless SPENDSPAN_CONSOLE_TOKEN set it. This browser is let in for twelve hours."
      >
        <form className="token" onSubmit={submit}>
          <input
            className="text-field"
            type="password"
            name="token"
            aria-label="Token"
            autoComplete="current-password"
            required
          />
          <button type="submit" className="control primary">
            Go on
          </button>
        </form>
        {failure !== undefined && (
          <p className="failure" role="alert">
            {failure}
          </p>
        )}
      </Card>
    </>
  );
}
