import { diag } from '@opentelemetry/api';
import type { Server } from './server.ts';

const said = new Set<string>();
/** Every host is named once; there are not many. */
const MAX_SAID = 8;

/** Says once per host that its streams tell no usage unasked, and how to have them asked. */
export function warnOfSilentStream({ address, port }: Server): void {
  const host = `${address}:${port}`;
  if (address === undefined || said.has(host) || said.size >= MAX_SAID) return;
  said.add(host);
  diag.warn(
    `[@spendspan/instrumentation-openai] got no usage in a stream of ${host}, so that it has no price; if that server knows stream_options.include_usage, set SPENDSPAN_STREAM_USAGE_HOSTS=${host} (streamUsageHosts)`,
  );
}
