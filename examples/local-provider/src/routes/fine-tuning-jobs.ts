import { createLetterId, nowSeconds } from '../ids.ts';
import { createJob, endJob, findJob, listJobs, retrieveJob } from '../stored-jobs.ts';
import { asObject } from '../text.ts';
import type { Route } from '../types.ts';

/** As many as every training takes here, whatever its file. */
const TRAINED_TOKENS = 12_000;

/** `POST /v1/fine_tuning/jobs`: done when it is asked for the second time. */
export const createFineTuningJob: Route = {
  method: 'POST',
  path: '/fine_tuning/jobs',
  answer(call) {
    const { body, servedModel } = call;
    const job = {
      id: createLetterId('ftjob-', 24),
      object: 'fine_tuning.job',
      created_at: nowSeconds(),
      model: servedModel,
      training_file: body['training_file'] ?? null,
      metadata: asObject(body['metadata']),
      error: null,
      finished_at: null,
      fine_tuned_model: null,
      trained_tokens: null,
    };
    return createJob(call, job, {
      created: { status: 'validating_files' },
      running: { status: 'running' },
      done: {
        status: 'succeeded',
        finished_at: nowSeconds(),
        trained_tokens: TRAINED_TOKENS,
        fine_tuned_model: `ft:${servedModel}:local::${job.id.slice(-8)}`,
      },
    });
  },
};

/** `GET /v1/fine_tuning/jobs/:id` */
export const retrieveFineTuningJob: Route = { method: 'GET', path: '/fine_tuning/jobs/:id', answer: retrieveJob };

/** `GET /v1/fine_tuning/jobs` */
export const listFineTuningJobs: Route = {
  method: 'GET',
  path: '/fine_tuning/jobs',
  answer: (call) => listJobs(call, 'fine_tuning.job'),
};

/** `POST /v1/fine_tuning/jobs/:id/cancel`: a third of it was done. */
export const cancelFineTuningJob: Route = {
  method: 'POST',
  path: '/fine_tuning/jobs/:id/cancel',
  answer: (call) =>
    endJob(call, { status: 'cancelled', finished_at: nowSeconds(), trained_tokens: TRAINED_TOKENS / 3 }),
};

/** `POST /v1/fine_tuning/jobs/:id/pause` */
export const pauseFineTuningJob: Route = becomes('pause', 'paused');

/** `POST /v1/fine_tuning/jobs/:id/resume` */
export const resumeFineTuningJob: Route = becomes('resume', 'running');

function becomes(verb: string, status: string): Route {
  return {
    method: 'POST',
    path: `/fine_tuning/jobs/:id/${verb}`,
    answer(call) {
      const stored = findJob(call);
      if (!stored) return retrieveJob(call);
      stored.running = { ...stored.running, status };
      return { status: 200, body: stored.pollsLeft > 0 ? stored.running : stored.done };
    },
  };
}
