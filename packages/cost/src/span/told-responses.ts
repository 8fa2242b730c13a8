import { canonicalProvider } from '../providers.ts';
import { RecentMap } from '../recent-map.ts';
import { keepId } from './told-call.ts';
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
  readonly #limit: number;
  /** The only emitter so far, and the last responses that it told of: as long as it is alone, nobody looks for one. */
  #alone: { readonly emitter: string; readonly ids: string[]; told: number } | undefined;
  /** By the id, once there are two. */
  #emitters: RecentMap<string, string> | undefined;

  /** @param limit how many responses are remembered; at most twice as many are held. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether the response that a call names was priced on a span of another emitter. */
  isCountedElsewhere(call: ModelCall, emitter: string): boolean {
    if (this.#isAlone(emitter) || !isSound(call)) return false;
    const first = this.#byId().get(call.responseId);
    return first !== undefined && first !== emitter;
  }

  /** The span of a call got an amount. */
  addPriced(call: ModelCall, emitter: string): void {
    if (!isSound(call)) return;
    const { responseId } = call;
    if (this.#isAlone(emitter)) {
      this.#alone ??= { emitter, ids: [], told: 0 };
      this.#alone.ids[this.#alone.told++ % this.#limit] = keepId(responseId, emitter);
      return;
    }
    const emitters = this.#byId();
    if (emitters.get(responseId) === undefined) emitters.set(keepId(responseId, emitter), emitter);
  }

  #isAlone(emitter: string): boolean {
    return this.#emitters === undefined && (this.#alone === undefined || this.#alone.emitter === emitter);
  }

  #byId(): RecentMap<string, string> {
    if (this.#emitters) return this.#emitters;
    this.#emitters = new RecentMap(this.#limit);
    const { emitter = '', ids = [], told = 0 } = this.#alone ?? {};
    const oldest = told % this.#limit;
    const inOrder = told > this.#limit ? [...ids.slice(oldest), ...ids.slice(0, oldest)] : ids;
    for (const id of inOrder) this.#emitters.set(id, emitter);
    this.#alone = undefined;
    return this.#emitters;
  }
}

function isSound(call: ModelCall): call is ModelCall & { readonly responseId: string } {
  const { responseId, host, provider } = call;
  if (responseId === undefined || !ID.test(responseId)) return false;
  return host === undefined ? provider !== undefined && PROVIDERS.has(canonicalProvider(provider)) : isSoundHost(host);
}

/** The last host that was asked about, and what of it: mostly it is the next one, too. */
let last: { readonly host: string; readonly sound: boolean } | undefined;

function isSoundHost(host: string): boolean {
  if (last?.host !== host) last = { host, sound: HOST.test(host) };
  return last.sound;
}
