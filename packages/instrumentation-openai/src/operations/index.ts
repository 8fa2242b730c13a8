import {
  createAgentSession,
  listAgentTurns,
  listSubagentTurns,
  retrieveAgentTurn,
  retrieveSubagentTurn,
  streamAgentEvents,
} from './agents.ts';
import { cancelBatch, createBatch, listBatches, retrieveBatch } from './batches.ts';
import { chatCompletions } from './chat-completions.ts';
import { compactResponse } from './compact-response.ts';
import { completions } from './completions.ts';
import { COUNTED } from './counted.ts';
import { decisions } from './decisions.ts';
import { embeddings } from './embeddings.ts';
import { cancelEvalRun, cancelEvalRunBefore, createEvalRun, listEvalRuns, retrieveEvalRun } from './eval-runs.ts';
import {
  cancelFineTuningJob,
  createFineTuningJob,
  listFineTuningJobs,
  pauseFineTuningJob,
  resumeFineTuningJob,
  retrieveFineTuningJob,
} from './fine-tuning-jobs.ts';
import { runGrader } from './grader-runs.ts';
import { editImage, generateImage, varyImage } from './images.ts';
import { moderations } from './moderations.ts';
import type { Operation } from './operation.ts';
import { responses } from './responses.ts';
import {
  cancelRun,
  createRun,
  createThreadAndRun,
  listRuns,
  retrieveRun,
  submitToolOutputs,
  updateRun,
} from './runs.ts';
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
  createBatch,
  retrieveBatch,
  cancelBatch,
  listBatches,
  createRun,
  createThreadAndRun,
  retrieveRun,
  updateRun,
  cancelRun,
  submitToolOutputs,
  listRuns,
  createEvalRun,
  retrieveEvalRun,
  cancelEvalRun,
  cancelEvalRunBefore,
  listEvalRuns,
  runGrader,
  createFineTuningJob,
  retrieveFineTuningJob,
  cancelFineTuningJob,
  pauseFineTuningJob,
  resumeFineTuningJob,
  listFineTuningJobs,
  createAgentSession,
  streamAgentEvents,
  retrieveAgentTurn,
  listAgentTurns,
  retrieveSubagentTurn,
  listSubagentTurns,
  ...COUNTED,
  ...SESSION_OPENINGS,
];

/** By method and path, as the client itself writes them. */
const byDoor: ReadonlyMap<string, ReadonlyMap<string, Operation>> = new Map(
  (['get', 'post'] as const).map((method) => [
    method,
    new Map(
      OPERATIONS.filter((operation) => operation.method === method && !operation.inPages).map((operation) => [
        operation.path,
        operation,
      ]),
    ),
  ]),
);
const byForm = OPERATIONS.map((operation) => ({ operation, form: new RegExp(`^${formOf(operation)}$`, 'i') }));

/** The operation that a request of the client is, if it is one; `path` is below the base URL and may carry a query. */
export function findOperation(method: unknown, path: unknown): Operation | undefined {
  if (typeof method !== 'string' || typeof path !== 'string') return undefined;
  const known = byDoor.get(method)?.get(path);
  if (known) return known;
  // Paths with an id in them; applications that use `client.post()` themselves write the others in other ways, too.
  const lower = method.toLowerCase();
  return findByForm(path, ({ method, inPages }) => method === lower && !inPages);
}

/** The operation whose answer comes in pages from this path, if there is one. */
export function findPages(path: unknown): Operation | undefined {
  return typeof path === 'string' ? findByForm(path, ({ inPages }) => inPages === true) : undefined;
}

function findByForm(path: string, test: (operation: Operation) => boolean): Operation | undefined {
  const plain = WRITTEN_OUT.exec(path.startsWith('/') || path.startsWith('http') ? path : `/${path}`)?.[1];
  if (plain === undefined) return undefined;
  return byForm.find(({ operation, form }) => test(operation) && form.test(plain))?.operation;
}

function formOf({ path }: Operation): string {
  return path.replaceAll('{id}', '[^/?]+');
}

/** A path with whatever part of its base URL and query an application may have written before and after it. */
const WRITTEN_OUT: RegExp = new RegExp(
  String.raw`^(?:https?:\/\/[^/]+)?(?:\/(?:v\d+[a-z0-9]*|api|openai|inference|models|(?:engines|deployments)\/[^/]+))*` +
    String.raw`(${OPERATIONS.map(formOf).join('|')})\/?(?:\?.*)?$`,
  'i',
);
