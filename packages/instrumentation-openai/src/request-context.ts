import type { Attributes, Context } from '@opentelemetry/api';
import { withoutBaggage } from '@spendspan/attribution';
import { isListed, type Server } from './server.ts';
import type { Settings } from './settings.ts';

/** The context to make a request in: `parent`, without its baggage unless the host may see it. */
export function requestContext(parent: Context, attribution: Attributes, server: Server, settings: Settings): Context {
  const { propagateToProvider: to } = settings;
  const allowed = typeof to === 'boolean' ? to : isListed(server, to);
  return allowed ? parent : withoutBaggage(parent, attribution);
}
