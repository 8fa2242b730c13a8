import { isObject, type Json, text } from '../json.ts';
import type { Asked, Way } from './socket-site.ts';

/** A response that the application has asked for, and of which the provider has said nothing yet. */
interface AskedResponse {
  readonly asked: Asked;
  readonly eventId: string | undefined;
  /** It is no part of the conversation, so that others may be made meanwhile. */
  readonly outOfBand: boolean;
  /** The application's own mark, which the provider repeats. */
  readonly metadata: string;
}

/** Of one socket; the oldest beyond it is forgotten. */
const MAX_ASKED = 32;

/**
 * Finds who asked for a response of a realtime session. The provider announces responses in the order in which they were
 * asked for, those that it makes by itself among them, and repeats `metadata` alone.
 */
export class AskedResponses {
  readonly #waiting: AskedResponse[] = [];

  /** The application sends `response.create`, or leaves it to the client to do so. */
  add(event: Json, asked: Asked): void {
    const response = isObject(event['response']) ? event['response'] : {};
    this.#waiting.push({
      asked,
      eventId: text(event['event_id']),
      outOfBand: response['conversation'] === 'none',
      metadata: markOf(response),
    });
    if (this.#waiting.length > MAX_ASKED) this.#waiting.shift();
  }

  /** Who asked for the response that the provider announces; undefined where nobody did. */
  take(response: Json): Asked | undefined {
    const { conversation_id: conversation } = response;
    const metadata = markOf(response);
    const at = this.#waiting.findIndex(
      (each) =>
        each.asked.way === 'sent' &&
        each.metadata === metadata &&
        (conversation === undefined || each.outOfBand === (conversation === null)),
    );
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0]?.asked;
  }

  /** Lets go of what went that way. */
  forget(way: Way): void {
    const left = this.#waiting.filter(({ asked }) => asked.way !== way);
    this.#waiting.splice(0, Number.POSITIVE_INFINITY, ...left);
  }

  /** The provider refuses something, which may be one of them. */
  refuse(error: Json): void {
    const id = text(error['event_id']);
    const about = `${text(error['param']) ?? ''} ${text(error['code']) ?? ''}`;
    const at = this.#waiting.findLastIndex(({ eventId }) =>
      id === undefined ? eventId === undefined && /^response\b|active_response/.test(about) : eventId === id,
    );
    if (at >= 0) this.#waiting.splice(at, 1);
  }
}

function markOf({ metadata }: Json): string {
  if (!isObject(metadata)) return '';
  const entries = Object.entries(metadata);
  return entries.length === 0 ? '' : JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
