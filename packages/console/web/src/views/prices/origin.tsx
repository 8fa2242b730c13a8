import type { PriceLine } from '@spendspan/cost';
import type { JSX } from 'react';
import { FieldValue } from '../../parts/field-value.tsx';
import './prices.css';

export interface OriginProps {
  readonly of: Pick<PriceLine, 'source' | 'url' | 'checkedOn' | 'from' | 'derivation'>;
}

/** Where a rate is from, since when, and what it was multiplied by. */
export function Origin({ of: { source, url, checkedOn, from, derivation } }: OriginProps): JSX.Element {
  if (source === undefined) return <>–</>;
  const factors = derivation?.factors.map(({ kind, factor }) => ` × ${factor} (${kind.replace('_', ' ')})`) ?? [];
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
      {(from || checkedOn) && (
        <small className="dim dates">
          {from && (
            <>
              from <FieldValue field="day" value={from} />
            </>
          )}
          {from && checkedOn && ', '}
          {checkedOn && (
            <>
              checked on <FieldValue field="day" value={checkedOn} />
            </>
          )}
        </small>
      )}
    </span>
  );
}

/** A price file may name anything: only addresses of the web become links. */
function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//.test(url);
}
