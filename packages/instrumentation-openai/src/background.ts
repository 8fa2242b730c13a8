import { type SpanContext, SpanStatusCode } from '@opentelemetry/api';
import { type Answer, answerAttributes } from './answer.ts';
import type { CallStart } from './call-start.ts';
import type { Asked, Job, JobBill } from './job.ts';
import { jobContext } from './job-owner.ts';
import { responses } from './operations/responses.ts';
import { RecentIds } from './recent-ids.ts';
import { recordTokens } from './record-metrics.ts';
import { ATTR_ERROR_TYPE } from './semconv.ts';
import { usageReport } from './usage-report.ts';

/** A call that created a job, or came to know of one. */
interface Call {
  readonly start: CallStart;
  readonly span: SpanContext;
  readonly asked: Asked;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Bounds of what is remembered; beyond it the oldest is forgotten, and its creator stays on record as unpriced. */
const MAX_JOBS = 4096;
const creators = new Map<string, Call>();
/** Jobs whose usage this process has told. */
const told = new RecentIds(MAX_JOBS);

const MAX_AHEAD_MS = 86_400_000;

/**
 * How long after its end a job that others created is still told when it stands in a list, in milliseconds. Lists hold
 * all that ever was, and are read again and again; who asks for one job by its id means that one.
 */
const LISTED_MS = 2 * 86_400_000;

/**
 * Sees to it that a job is told once: its creator is remembered while it has no usage, and the first call that sees it
 * done writes a span of its own, under the creator's owner and linked to it.
 */
export function followJobs(start: CallStart, answer: Answer, span: SpanContext, requestModel: unknown): void {
  for (const job of answer.jobs ?? listResponses(answer, start)) {
    follow(job, { start, span, asked: { model: requestModel }, at: Date.now() });
  }
}

const NONE: readonly Job[] = [];

/** The background response that an answer is, if it is one; what another process created belongs to who fetches it. */
function listResponses(answer: Answer, start: CallStart): readonly Job[] {
  const { id, createdAt, finishReasons } = answer;
  if (id === undefined || !(answer.background || (creators.size > 0 && creators.has(keyOf(start, id))))) return NONE;
  const bills = [{ operation: responses, answer }, ...(answer.beside ? [answer.beside] : [])];
  return [{ id, createdAt, done: finishReasons !== undefined, endedAt: undefined, owner: 'asker', bills }];
}

function follow(job: Job, call: Call): void {
  const { billed, inPages } = call.start.operation;
  const key = keyOf(call.start, job.id);
  const creator =
    creators.get(key) ?? (job.session === undefined ? undefined : creators.get(keyOf(call.start, job.session)));
  if (billed && job.session === undefined) {
    if (job.done) told.add(key);
    else remember(key, { ...call, asked: job.asked ?? call.asked });
    return;
  }
  if (!job.done || told.has(key)) return;
  if (inPages && !creator && call.at - (job.endedAt ?? job.createdAt ?? 0) > LISTED_MS) return;
  told.add(key);
  creators.delete(key);
  for (const bill of job.bills) tell(job, bill, creator ?? call, creator !== undefined);
}

/** Tells what another model used within a call that is about to end: by the same owner, in the same trace. */
export function tellBeside(start: CallStart, { operation, answer }: JobBill, call: SpanContext, seconds: number): void {
  const own = start.as(operation, (context) => context);
  writeBill(own, answer, { asked: { model: answer.model }, call, startTime: Date.now() - seconds * 1000 });
}

function tell(job: Job, { operation, answer, ofOtherModel }: JobBill, by: Call, created: boolean): void {
  const start = by.start.as(operation, (context) =>
    job.owner === 'asker' ? context : jobContext(context, job.metadata, created),
  );
  const asked = created && !ofOtherModel ? by.asked : { model: undefined };
  // Where other processes tell it, too, they know the same second, whatever their own clocks say.
  const startTime = [job.createdAt, job.endedAt].find(isLikely) ?? by.at;
  const model = asked.model ?? answer.model;
  writeBill(start, { ...answer, id: job.id }, { asked: { ...asked, model }, call: by.span, startTime });
}

/** Where a bill comes from. */
interface Origin {
  readonly asked: Asked;
  /** The call that it is linked to. */
  readonly call: SpanContext;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
}

function writeBill(start: CallStart, answer: Answer, { asked, call, startTime }: Origin): void {
  const { settings, metrics } = start.telemetry;
  const span = start.startSpan({ ...asked }, { links: [{ context: call }], startTime });
  span.setAttributes(answerAttributes(answer));
  span.setAttributes(usageReport({ ...answer, background: false }, 'provider_silent', settings));
  if (answer.failure !== undefined) {
    span.setAttribute(ATTR_ERROR_TYPE, answer.failure);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  recordTokens(metrics, { ...start.identity(asked.model), ...start.metricDimensions() }, answer);
  span.end(Math.max(startTime, Date.now()));
}

/** A provider's clock may be ahead of ours, but not by that much. */
function isLikely(time: number | undefined): boolean {
  return time !== undefined && time <= Date.now() + MAX_AHEAD_MS;
}

function keyOf({ server }: CallStart, id: string): string {
  return `${server.address}:${server.port} ${id}`;
}

function remember(key: string, creator: Call): void {
  creators.delete(key);
  creators.set(key, creator);
  if (creators.size > MAX_JOBS) creators.delete(creators.keys().next().value as string);
}
