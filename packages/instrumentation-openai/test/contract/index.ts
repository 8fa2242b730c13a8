import { agentsCases } from './agents.ts';
import { audioCases } from './audio.ts';
import { batchesCases } from './batches.ts';
import { chatCompletionCases } from './chat-completions.ts';
import { clientCases } from './clients.ts';
import { completionsCases } from './completions.ts';
import type { ContractCase } from './contract-case.ts';
import { countedCases } from './counted.ts';
import { decisionsCases } from './decisions.ts';
import { embeddingsCases } from './embeddings.ts';
import { imagesCases } from './images.ts';
import { jobsCases } from './jobs.ts';
import { liveSocketsCases } from './live-sockets.ts';
import { moderationsCases } from './moderations.ts';
import { realtimeSocketsCases } from './realtime-sockets.ts';
import { responsesCases } from './responses.ts';
import { responsesSocketsCases } from './responses-sockets.ts';
import { runsCases } from './runs.ts';
import { sessionOpeningsCases } from './session-openings.ts';
import { spokenChatCases } from './spoken-chats.ts';
import { videosCases } from './videos.ts';

/**
 * Every way to call the client that becomes spans. The tests of this package and the matrix of versions and ways to
 * load go by this one list.
 */
export const CONTRACT: readonly ContractCase[] = [
  ...chatCompletionCases,
  ...spokenChatCases,
  ...responsesCases,
  ...embeddingsCases,
  ...decisionsCases,
  ...completionsCases,
  ...moderationsCases,
  ...imagesCases,
  ...audioCases,
  ...videosCases,
  ...batchesCases,
  ...runsCases,
  ...jobsCases,
  ...agentsCases,
  ...countedCases,
  ...sessionOpeningsCases,
  ...realtimeSocketsCases,
  ...responsesSocketsCases,
  ...liveSocketsCases,
  ...clientCases,
];
