import type { JSX } from 'react';
import { useStatus } from '../../api/queries.ts';
import { Card } from '../../parts/card.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { ViewHead } from '../view-head.tsx';

const POLL_MS = 1_500;

/** How to send the first call, and a look whether it has come. */
export function Empty(): JSX.Element {
  const status = useStatus(POLL_MS);
  const { spans = 0, ignored = 0 } = status.data?.received ?? {};
  return (
    <>
      <ViewHead title="No calls yet" />
      <Card title="Send the first call">
        <p>Start an application of yours with its spans sent here:</p>
        <CopyText
          text={`OTEL_EXPORTER_OTLP_ENDPOINT=${location.origin} node --import @spendspan/node/register app.js`}
        />
        <p className="dim" role="status">
          {spans === 0
            ? 'Waiting for it: this page shows it as soon as it is here.'
            : `${spans === 1 ? '1 span has' : `${spans.toLocaleString()} spans have`} arrived, ${ignored.toLocaleString()} without a model call.`}
        </p>
      </Card>
      <Card title="Still nothing?">
        <p>In the folder of the application, this says why:</p>
        <CopyText text="npx spendspan doctor" />
      </Card>
    </>
  );
}
