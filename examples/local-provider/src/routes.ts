import {
  createAgentSession,
  listAgentTurns,
  listSubagentTurns,
  retrieveAgentTurn,
  retrieveSubagentTurn,
  streamAgentEvents,
} from './routes/agents.ts';
import { cancelBatch, createBatch, listBatches, retrieveBatch } from './routes/batches.ts';
import { chatCompletions } from './routes/chat-completions.ts';
import { compactResponse } from './routes/compact-response.ts';
import { completions } from './routes/completions.ts';
import { decide } from './routes/decisions.ts';
import { embeddings } from './routes/embeddings.ts';
import {
  cancelEvalRun,
  cancelEvalRunBefore,
  createEvalRun,
  listEvalRuns,
  retrieveEvalRun,
} from './routes/eval-runs.ts';
import { downloadFile, uploadFile } from './routes/files.ts';
import {
  cancelFineTuningJob,
  createFineTuningJob,
  listFineTuningJobs,
  pauseFineTuningJob,
  resumeFineTuningJob,
  retrieveFineTuningJob,
} from './routes/fine-tuning-jobs.ts';
import { runGrader } from './routes/grader-runs.ts';
import { editImages, generateImages, varyImages } from './routes/images.ts';
import { models } from './routes/models.ts';
import { moderations } from './routes/moderations.ts';
import { responses } from './routes/responses.ts';
import {
  cancelRun,
  createRun,
  createThreadAndRun,
  listRuns,
  retrieveRun,
  submitToolOutputs,
  updateRun,
} from './routes/runs.ts';
import { createCall, SESSION_OPENINGS } from './routes/session-openings.ts';
import { speak } from './routes/speech.ts';
import { cancelResponse, countResponseInput, deleteResponse, retrieveResponse } from './routes/stored-responses.ts';
import { THINGS } from './routes/things.ts';
import { transcribe, translate } from './routes/transcriptions.ts';
import { createVideo, downloadVideo, editVideo, extendVideo, remixVideo, retrieveVideo } from './routes/videos.ts';
import type { Route } from './types.ts';

/** Everything the provider answers. The first route that fits wins. */
export const ROUTES: readonly Route[] = [
  chatCompletions,
  responses,
  countResponseInput,
  compactResponse,
  retrieveResponse,
  cancelResponse,
  deleteResponse,
  embeddings,
  completions,
  moderations,
  decide,
  generateImages,
  editImages,
  varyImages,
  transcribe,
  translate,
  speak,
  createVideo,
  editVideo,
  extendVideo,
  remixVideo,
  retrieveVideo,
  downloadVideo,
  uploadFile,
  downloadFile,
  createBatch,
  listBatches,
  retrieveBatch,
  cancelBatch,
  createThreadAndRun,
  createRun,
  listRuns,
  retrieveRun,
  updateRun,
  cancelRun,
  submitToolOutputs,
  createEvalRun,
  listEvalRuns,
  retrieveEvalRun,
  cancelEvalRun,
  cancelEvalRunBefore,
  createFineTuningJob,
  listFineTuningJobs,
  retrieveFineTuningJob,
  cancelFineTuningJob,
  pauseFineTuningJob,
  resumeFineTuningJob,
  runGrader,
  createAgentSession,
  streamAgentEvents,
  listAgentTurns,
  retrieveAgentTurn,
  listSubagentTurns,
  retrieveSubagentTurn,
  ...THINGS,
  createCall,
  ...SESSION_OPENINGS,
  models,
];
