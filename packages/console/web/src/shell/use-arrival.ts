import { type RefObject, useEffect, useRef } from 'react';

/**
 * What a browser does when it comes to another page: begins at its top, unless it goes back to it, and does not leave the
 * focus on a link that is gone.
 * @returns for the element that has the view.
 */
export function useArrival(path: string): RefObject<HTMLElement | null> {
  const view = useRef<HTMLElement>(null);
  const shown = useRef(path);
  const goesBack = useRef(false);
  useEffect(() => {
    const note = (): void => {
      goesBack.current = true;
    };
    addEventListener('popstate', note);
    return () => removeEventListener('popstate', note);
  }, []);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (!goesBack.current) scrollTo(0, 0);
    goesBack.current = false;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) view.current?.focus({ preventScroll: true });
  }, [path]);
  return view;
}
