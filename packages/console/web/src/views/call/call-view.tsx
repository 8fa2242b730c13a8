import type { CallRecord } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Link, useParams } from 'wouter';
import type { CallDetail } from '../../../../src/prices/types.ts';
import { useCall } from '../../api/queries.ts';
import { Amount } from '../../parts/amount.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { FieldValue } from '../../parts/field-value.tsx';
import { Stat, Stats } from '../../parts/stat.tsx';
import { useUrl } from '../../url/use-url.ts';
import type { Where } from '../../url/where.ts';
import { asText } from '../calls/call-record.ts';
import { Advice } from '../prices/advice.tsx';
import { ViewHead } from '../view-head.tsx';
import { ArithmeticCard } from './arithmetic-card.tsx';
import { CallFacts } from './call-facts.tsx';

/** One call: what it cost, why, and what it is a part of. */
export function CallView(): JSX.Element {
  const { trace = '', span = '' } = useParams<{ trace: string; span: string }>();
  const { search } = useUrl();
  const detail = useCall(trace, span, search.get('startedAt') ?? undefined);
  return (
    <>
      <ViewHead title={detail.data ? nameOf(detail.data.call) : 'One call'} />
      <Answer of={detail} what="the call">
        {(found) => (
          <div className="grid">
            <CostCard detail={found} />
            <ArithmeticCard price={found.price} />
            <Card title="What the ledger has of it" wide>
              <CallFacts call={found.call} usersHidden={found.usersHidden} />
            </Card>
          </div>
        )}
      </Answer>
    </>
  );
}

function nameOf({ operation, response_model, request_model }: CallRecord): string {
  return `Call: ${[asText(operation), asText(response_model) ?? asText(request_model)].filter(Boolean).join(' ')}`;
}

function CostCard({ detail }: { readonly detail: CallDetail }): JSX.Element {
  const { call, differenceUsd, price, advice, usageComplete, startedAt } = detail;
  const { period } = useUrl();
  return (
    <section className="card wide" aria-label="What it cost">
      <Stats>
        <Stat
          label="In the ledger"
          large
          rest={describeStatus(call)}
          tone={call['cost_usd'] === null ? 'attention' : 'plain'}
        >
          <Amount usd={asText(call['cost_usd'])} labelled />
        </Stat>
        <Stat label="By the rate cards in force" rest={price.source}>
          <Amount usd={price.costUsd} labelled />
        </Stat>
        <Stat label="Began" rest={period.timeZone}>
          <FieldValue field="startedAt" value={String(call['started_at'])} />
        </Stat>
        <Stat label="Part of">
          <PartOf call={call} />
        </Stat>
      </Stats>
      <p role="status">{compare(detail)}</p>
      {!usageComplete && (
        <p className="absent">
          The ledger does not have all that this call used: the arithmetic may lack a part of what was charged.
        </p>
      )}
      {differenceUsd !== null && Number(differenceUsd) !== 0 && (
        <p className="dim">
          <code>spendspan reprice</code> puts the figure of today’s rate cards into the ledger.
        </p>
      )}
      {advice !== null && (
        <p>
          <strong>To be sure:</strong> <Advice text={advice} where={whereOf(call)} />
        </p>
      )}
      {startedAt.length > 1 && <Others startedAt={startedAt} />}
    </section>
  );
}

function describeStatus({ cost_status, cost_reason, cost_source }: CallRecord): string {
  const why = cost_reason === null ? '' : ` (${String(cost_reason).replaceAll('_', ' ')})`;
  return `${String(cost_status)}${why}${cost_source === null ? '' : `, ${String(cost_source)}`}`;
}

/** Whether today's rate cards give what the ledger has. */
function compare({ call, differenceUsd, price }: CallDetail): JSX.Element {
  if (String(call['cost_source'] ?? '').startsWith('provider')) {
    return <>The provider itself stated this cost; below is what the rate cards would give.</>;
  }
  if (differenceUsd === null) {
    if (price.costUsd === null) return <>The rate cards in force have no price for it.</>;
    return <>The ledger has no amount; the rate cards in force now give one.</>;
  }
  if (Number(differenceUsd) === 0) return <>The rate cards in force give the same, to the last digit.</>;
  const isMore = !differenceUsd.startsWith('-');
  return (
    <span className="absent">
      The ledger has USD <Amount usd={differenceUsd.replace('-', '')} /> {isMore ? 'more' : 'less'} than the rate cards
      in force give: they, or a price file, changed since it was priced.
    </span>
  );
}

function PartOf({ call }: { readonly call: CallRecord }): JSX.Element {
  const { linkTo } = useUrl();
  const session = asText(call['session_id']);
  return (
    <>
      <Link href={linkTo('/report/trace', { trace: String(call['trace_id']) })}>its trace</Link>
      {session !== null && (
        <>
          , <Link href={linkTo('/report/session', { session })}>its session</Link>
        </>
      )}
    </>
  );
}

function Others({ startedAt }: { readonly startedAt: readonly string[] }): JSX.Element {
  const { set } = useUrl();
  return (
    <p>
      More than one call has these ids:{' '}
      {startedAt.map((at) => (
        <button key={at} type="button" className="control" onClick={() => set({ startedAt: at })}>
          <FieldValue field="startedAt" value={at} />
        </button>
      ))}
    </p>
  );
}

/** What calls like it have. */
function whereOf({ response_model, request_model, cost_status }: CallRecord): Where {
  const model = asText(response_model) ?? asText(request_model) ?? '';
  return { model: model.toLowerCase(), costStatus: asText(cost_status) ?? '' };
}
