import type { JSX } from 'react';
import { Link } from 'wouter';

/** An address that is no view. */
export function NotFound(): JSX.Element {
  return (
    <>
      <h1>There is nothing here</h1>
      <p>
        The address names no view of this page. <Link href="/">Go to the overview</Link>
      </p>
    </>
  );
}
