import type { JSX } from 'react';
import { Link } from 'wouter';
import { ViewHead } from './view-head.tsx';

/** An address that is no view. */
export function NotFound(): JSX.Element {
  return (
    <>
      <ViewHead title="There is nothing here" />
      <p>
        The address names no view of this page. <Link href="/">Go to the overview</Link>
      </p>
    </>
  );
}
