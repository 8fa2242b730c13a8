import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useUrl } from '../url/use-url.ts';
import { Absence } from './absence.tsx';
import { CopyLink } from './copy-link.tsx';
import { FilterBar, FilterNote } from './filter-bar.tsx';
import { PeriodPicker } from './period-picker.tsx';
import './shell.css';
import { takesFilters, takesPeriod, VIEWS } from '../views.tsx';
import { useTheme } from './theme.ts';
import { useArrival } from './use-arrival.ts';
import { ZonePicker } from './zone-picker.tsx';

export interface ShellProps {
  readonly children: ReactNode;
  /** Whether nothing may be asked of the ledger yet. */
  readonly bare?: boolean;
}

/** What stands around every view. */
export function Shell({ children, bare = false }: ShellProps): JSX.Element {
  const { theme, toggle } = useTheme();
  const { linkTo } = useUrl();
  const [path] = useLocation();
  const nav = useRef<HTMLElement>(null);
  const main = useArrival(path);
  useEffect(() => {
    // On a narrow screen the view that is shown may be beyond the edge.
    const links = [...(nav.current?.querySelectorAll('a') ?? [])];
    links.find((link) => new URL(link.href).pathname === path)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [path]);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the figures
      </a>
      <header className="shell">
        <Link href={linkTo('/')} className="logo">
          <img src="/icon.svg" alt="" width="24" height="24" />
          Spendspan
        </Link>
        {!bare && (
          <nav ref={nav} aria-label="Views">
            {VIEWS.map(({ path: to, label }) => (
              <Link key={to} href={linkTo(to)} aria-current={path === to ? 'page' : undefined}>
                {label}
              </Link>
            ))}
          </nav>
        )}
        <div className="tools">
          {!bare && takesPeriod(path) && <PeriodPicker />}
          {!bare && <ZonePicker />}
          {!bare && <CopyLink />}
          <button type="button" className="control" onClick={toggle} aria-label={`Switch to ${other(theme)} colours`}>
            {theme === 'dark' ? '☀' : '☾'}
          </button>
        </div>
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        <Absence />
        {!bare && (takesFilters(path) ? <FilterBar /> : <FilterNote />)}
        {children}
      </main>
    </>
  );
}

function other(theme: string): string {
  return theme === 'dark' ? 'light' : 'dark';
}
