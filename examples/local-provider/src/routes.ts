import { chatCompletions } from './routes/chat-completions.ts';
import { compactResponse } from './routes/compact-response.ts';
import { completions } from './routes/completions.ts';
import { decide } from './routes/decisions.ts';
import { embeddings } from './routes/embeddings.ts';
import { editImages, generateImages, varyImages } from './routes/images.ts';
import { models } from './routes/models.ts';
import { moderations } from './routes/moderations.ts';
import { responses } from './routes/responses.ts';
import { createCall, SESSION_OPENINGS } from './routes/session-openings.ts';
import { speak } from './routes/speech.ts';
import { cancelResponse, countResponseInput, deleteResponse, retrieveResponse } from './routes/stored-responses.ts';
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
  createCall,
  ...SESSION_OPENINGS,
  models,
];
