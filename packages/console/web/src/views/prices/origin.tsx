import type { PriceLine } from '@spendspan/cost';
import type { JSX } from 'react';
import './prices.css';

export interface OriginProps {
  readonly of: Pick<PriceLine, 'source' | 'url' | 'checkedOn' | 'from' | 'derivation'>;
}

/** Where a rate is from, since when, and what it was multiplied by. */
export function Origin({ of: { source, url, checkedOn, from, derivation } }: OriginProps): JSX.Element {
  if (source === undefined) return <>–</>;
  const factors = derivation?.factors.map(({ kind, factor }) => ` × ${factor} (${kind.replace('_', ' ')})`) ?? [];
  const dates = [from && `from ${from}`, checkedOn && `checked on ${checkedOn}`].filter(Boolean).join(', ');
  const name = derivation?.source ?? source;
  return (
    <span>
      {isWeb(url) ? (
        <a href={url} rel="noreferrer" target="_blank">
          {name}
        </a>
      ) : (
        (url ?? name)
      )}
      {derivation && ` ${derivation.currency} ${derivation.price}${factors.join('')}`}
      {dates !== '' && <small className="dim dates">{dates}</small>}
    </span>
  );
}

/** A price file may name anything: only addresses of the web become links. */
function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//.test(url);
}
