import type { Call, Usage } from '@spendspan/cost';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

/** The options that describe a call. */
export interface CallOptions {
  readonly model?: string;
  readonly requestModel?: string;
  readonly host?: string;
  readonly provider?: string;
  readonly tier?: string;
  readonly requestTier?: string;
  readonly at?: Date;
  readonly operation?: string;
  readonly usage?: Usage;
}

/**
 * The call that the options describe; `flags` win over `--usage`.
 * @throws CliError when no model is given, or a host is no host.
 */
export function readCall(options: CallOptions, flags: Usage): Call {
  const { model, requestModel, host, provider, at, operation, usage } = options;
  if (!model?.trim() && !requestModel?.trim()) {
    throw new CliError(EXIT.usage, 'got no model, expected --model or --request-model; add --model gpt-4.1');
  }
  const place = { host: host === undefined ? undefined : readHost(host), provider };
  const tiers = { serviceTier: options.tier, requestServiceTier: options.requestTier };
  const call = { model, requestModel, ...place, ...tiers, operation, at, usage: { ...usage, ...flags } };
  return Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined)) as unknown as Call;
}

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;

function readHost(text: string): string {
  if (HOST.test(text)) return text;
  const problem = `got --host ${JSON.stringify(text)}, expected a host, like api.openai.com or localhost:4000`;
  throw new CliError(EXIT.usage, `${problem}; leave out scheme and path`);
}
