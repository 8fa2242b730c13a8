import { canonicalProvider, findProviderOfHost } from './providers.ts';
import type { Place } from './resolution.ts';
import type { Call } from './types.ts';

const HOST_AND_PORT = /^(\[[^\]]*\]|[^:]*):(\d{1,5})$/;

/** Where a call went: the host decides who answered, before the provider that the span names. */
export function readPlace(call: Call): Place {
  const given = text(call.host)?.toLowerCase();
  const split = given ? HOST_AND_PORT.exec(given) : null;
  // The full name of a host in DNS ends with a dot.
  const host = (split ? split[1] : given)?.replace(/\.$/, '') || undefined;
  const byHost = host === undefined ? undefined : findProviderOfHost(host);
  const provider = text(call.provider);
  const answered = text(call.model);
  const asked = text(call.requestModel);
  const model = answered ?? asked;
  return {
    host,
    port: split ? Number(split[2]) : call.port,
    provider: byHost ?? (provider === undefined ? undefined : canonicalProvider(provider)),
    hostKnown: byHost !== undefined,
    model,
    askedModel: asked?.toLowerCase() === model?.toLowerCase() ? undefined : asked,
  };
}

/** Trimmed; an empty string is not a value (some gateways send them). */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
