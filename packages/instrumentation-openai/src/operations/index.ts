import { chatCompletions } from './chat-completions.ts';
import { compactResponse } from './compact-response.ts';
import { completions } from './completions.ts';
import { decisions } from './decisions.ts';
import { embeddings } from './embeddings.ts';
import { editImage, generateImage, varyImage } from './images.ts';
import { moderations } from './moderations.ts';
import type { Operation } from './operation.ts';
import { responses } from './responses.ts';
import { SESSION_OPENINGS } from './session-openings.ts';
import { speech } from './speech.ts';
import { cancelResponse, retrieveResponse } from './stored-responses.ts';
import { transcriptions, translations } from './transcriptions.ts';
import { createVideo, editVideo, extendVideo, remixVideo, retrieveVideo } from './videos.ts';

/** Every operation that becomes a span. */
export const OPERATIONS: readonly Operation[] = [
  chatCompletions,
  responses,
  compactResponse,
  cancelResponse,
  retrieveResponse,
  embeddings,
  completions,
  decisions,
  moderations,
  generateImage,
  editImage,
  varyImage,
  transcriptions,
  translations,
  speech,
  createVideo,
  remixVideo,
  editVideo,
  extendVideo,
  retrieveVideo,
  ...SESSION_OPENINGS,
];

const byDoor = new Map(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation]));
const byForm = OPERATIONS.map((operation) => ({ operation, form: new RegExp(`^${formOf(operation)}$`, 'i') }));

/** The operation that a request of the client is, if it is one; `path` is below the base URL and may carry a query. */
export function findOperation(method: unknown, path: unknown): Operation | undefined {
  if (typeof method !== 'string' || typeof path !== 'string') return undefined;
  const known = byDoor.get(`${method} ${path}`);
  if (known) return known;
  // Paths with an id in them; applications that use `client.post()` themselves write the others in other ways, too.
  const plain = WRITTEN_OUT.exec(path.startsWith('/') || path.startsWith('http') ? path : `/${path}`)?.[1];
  if (plain === undefined) return undefined;
  const lower = method.toLowerCase();
  return byForm.find(({ operation, form }) => operation.method === lower && form.test(plain))?.operation;
}

function formOf({ path }: Operation): string {
  return path.replace('{id}', '[^/?]+');
}

/** A path with whatever part of its base URL and query an application may have written before and after it. */
const WRITTEN_OUT: RegExp = new RegExp(
  String.raw`^(?:https?:\/\/[^/]+)?(?:\/(?:v\d+[a-z0-9]*|api|openai|inference|models|(?:engines|deployments)\/[^/]+))*` +
    String.raw`(${OPERATIONS.map(formOf).join('|')})\/?(?:\?.*)?$`,
  'i',
);
