import { toFlat } from '../flat-string.ts';
import { canonicalProvider } from '../providers.ts';
import { RecentMap } from '../recent-map.ts';
import type { ModelCall } from './types.ts';

/** The forms in which OpenAI and Anthropic name a response; other ids are made up by frameworks, or shared by calls. */
const ID = /^(?:chatcmpl-|cmpl-|resp_|msg_)[\w-]{16,120}$/;
/** Hosts on which a response has one id, and no other response has it. */
const HOST = /^(?:(?:[a-z]{2}\.)?api\.openai\.com|[a-z0-9-]+\.openai\.azure\.(?:com|us)|api\.anthropic\.com)$/i;
const PROVIDERS: ReadonlySet<string> = new Set(['openai', 'azure', 'anthropic']);

/**
 * Remembers which responses were priced, where ids are sound: LangChain's spans stand beside those of the client that it
 * calls, not above them, and only the id joins the two. One emitter tells of a response once, so that only spans of
 * another one are joined to it.
 */
export class ToldResponses {
  readonly #emitters: RecentMap<string, string>;

  /** @param limit how many responses are remembered; at most twice as many are held. */
  constructor(limit: number) {
    this.#emitters = new RecentMap(limit);
  }

  /** Whether the response that a call names was priced on a span of another emitter. */
  isCountedElsewhere(call: ModelCall, emitter: string): boolean {
    if (!isSound(call)) return false;
    const first = this.#emitters.get(call.responseId);
    return first !== undefined && first !== emitter;
  }

  /** The span of a call got an amount. */
  addPriced(call: ModelCall, emitter: string): void {
    if (isSound(call) && this.#emitters.get(call.responseId) === undefined) {
      this.#emitters.set(toFlat(call.responseId), emitter);
    }
  }
}

function isSound(call: ModelCall): call is ModelCall & { readonly responseId: string } {
  const { responseId, host, provider } = call;
  if (responseId === undefined || !ID.test(responseId)) return false;
  return host === undefined ? provider !== undefined && PROVIDERS.has(canonicalProvider(provider)) : HOST.test(host);
}
