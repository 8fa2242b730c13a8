import { findSilencers } from './check-environment.ts';
import { LIVE_FORMS, type LiveForm, type LiveResult, makeLiveCall } from './make-live-call.ts';
import type { App, Finding } from './types.ts';

/** Makes one call with the app's own client, started as the app would be, and looks at the span that comes of it. */
export async function checkLiveCall(app: App): Promise<readonly Finding[]> {
  if (!app.openai || !app.spendspanNode) {
    const found = 'not tried, since a package is missing';
    return [{ about: 'live call', status: 'warn', found, remedy: 'install what is named above' }];
  }
  // The probe has none of the app's OTEL_* variables: it tells what the rest of the set-up is worth.
  const silencers = findSilencers(app.env);
  const without = silencers.length === 0 ? '' : `without ${silencers.join(' and ')}, which it leaves out: `;
  const findings: Finding[] = [];
  for (const form of LIVE_FORMS) {
    const { found, ...rest } = judgeResult(await makeLiveCall(app, form), form);
    findings.push({ about: `live call (${form.label})`, ...rest, found: without + found });
  }
  return findings;
}

function judgeResult(result: LiveResult, { module }: LiveForm): Omit<Finding, 'about'> {
  if (result.failure !== undefined) {
    return { status: 'fail', found: result.failure, remedy: 'mend what the message says, then run this again' };
  }
  const { span } = result;
  if (!span) {
    const remedy = module
      ? 'check that no other loader hides openai; else wrap the client: instrument(client)'
      : 'wrap the client: instrument(client)';
    return { status: 'fail', found: 'the call was made and no span came of it', remedy };
  }
  const { cost, owner } = span;
  if (owner === undefined) {
    return { status: 'fail', found: 'a span came without its owner', remedy: 'check for a second OpenTelemetry SDK' };
  }
  if (cost === undefined) {
    const remedy = 'check for a second OpenTelemetry SDK that takes the spans';
    return { status: 'fail', found: `a span came without cost (${span.costReason ?? 'no reason'})`, remedy };
  }
  return { status: 'ok', found: `a span came with cost (USD ${cost}) and owner` };
}
