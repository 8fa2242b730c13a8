import type { JSX } from 'react';
import { useState } from 'react';
import { apiPath } from '../../api/fetch-json.ts';
import { usePrices } from '../../api/queries.ts';
import { formatCount } from '../../format/numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { useUrl } from '../../url/use-url.ts';
import { ViewHead } from '../view-head.tsx';
import { CoverageCard } from './coverage-card.tsx';
import { RateTable } from './rate-table.tsx';
import './prices.css';

/** Which models were seen without a sure price and what to do, and every rate card in force. */
export function PricesView(): JSX.Element {
  return (
    <>
      <ViewHead title="Prices" />
      <div className="grid">
        <CoverageCard />
        <RatesCard />
      </div>
    </>
  );
}

function RatesCard(): JSX.Element {
  const { search, set } = useUrl();
  const provider = search.get('provider') ?? undefined;
  const model = search.get('model') ?? undefined;
  const all = usePrices({ limit: '1' });
  const prices = usePrices({ provider, model });
  const { count = 0, entries = [] } = prices.data ?? {};
  return (
    <Card
      title="Rate cards in force"
      wide
      aside={<CsvLink path={apiPath('prices/csv', { provider, model })} of="these rate cards" />}
      note="USD now. Of the public catalogue, what this release corrects of it, and your price file (SPENDSPAN_PRICES), whichever holds."
    >
      <search className="rate-search">
        <ModelInput key={model} model={model} onChange={(next) => set({ model: next || undefined })} />
        <span className="control picker">
          <select
            aria-label="Provider"
            value={provider ?? ''}
            onChange={({ target }) => set({ provider: target.value || undefined })}
          >
            <option value="">All providers</option>
            {(all.data?.providers ?? []).map(({ provider: name, entries: number }) => (
              <option key={name} value={name}>
                {name} ({formatCount(number)})
              </option>
            ))}
          </select>
        </span>
        <span className="dim" role="status">
          {count > entries.length
            ? `${formatCount(count)} rate cards, the first ${formatCount(entries.length)} of them here`
            : `${formatCount(count)} rate cards`}
        </span>
      </search>
      <Answer of={prices} what="the rate cards">
        {(listed) => <RateTable entries={listed.entries} />}
      </Answer>
    </Card>
  );
}

interface ModelInputProps {
  readonly model: string | undefined;
  onChange(model: string): void;
}

function ModelInput({ model = '', onChange }: ModelInputProps): JSX.Element {
  const [text, setText] = useState(model);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim());
      }}
    >
      <input
        className="text-field"
        type="search"
        aria-label="Model"
        placeholder="gpt-4.1, claude …"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="control">
        Search
      </button>
    </form>
  );
}
