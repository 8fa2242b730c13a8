import { createHexId, nowSeconds } from '../ids.ts';
import { createJob, endJob, listJobs, retrieveJob } from '../stored-jobs.ts';
import { asObject, readString } from '../text.ts';
import type { JsonObject, Route } from '../types.ts';
import { chooseUsage } from '../usage.ts';

/** The model that grades what the other one answers. */
const GRADER = 'o3-mini-2025-01-31';

/** `POST /v1/evals/:eval/runs`: what two models used is told once it is done, when it is asked for the second time. */
export const createEvalRun: Route = {
  method: 'POST',
  path: '/evals/:eval/runs',
  answer(call) {
    const { body, params } = call;
    const model = readString(asObject(body['data_source'])['model']) || 'gpt-4.1';
    const run = {
      id: createHexId('evalrun_').slice(0, 40),
      object: 'eval.run',
      eval_id: params['eval'] ?? null,
      created_at: nowSeconds(),
      model,
      name: body['name'] ?? null,
      data_source: body['data_source'] ?? null,
      metadata: asObject(body['metadata']),
      error: null,
      per_model_usage: [],
    };
    const used = [countFor(model, 3, 300, 60), countFor(GRADER, 1, 120, 30)];
    return createJob(call, run, {
      created: { status: 'queued' },
      running: { status: 'in_progress' },
      done:
        call.instructions.ending === 'failed'
          ? { status: 'failed', error: { code: 'server_error', message: 'It broke.' } }
          : { status: 'completed', per_model_usage: chooseUsage(call, used as unknown as JsonObject) },
    });
  },
};

/** `GET /v1/evals/:eval/runs/:id` */
export const retrieveEvalRun: Route = { method: 'GET', path: '/evals/:eval/runs/:id', answer: retrieveJob };

/** `GET /v1/evals/:eval/runs` */
export const listEvalRuns: Route = {
  method: 'GET',
  path: '/evals/:eval/runs',
  answer: (call) => listJobs(call, 'eval.run'),
};

/** `POST /v1/evals/:eval/runs/:id/cancel` */
export const cancelEvalRun: Route = {
  method: 'POST',
  path: '/evals/:eval/runs/:id/cancel',
  answer: (call) => endJob(call, { status: 'canceled' }),
};

/** The same as clients before openai 7 ask for it. */
export const cancelEvalRunBefore: Route = { ...cancelEvalRun, path: '/evals/:eval/runs/:id' };

function countFor(model: string, requests: number, input: number, output: number): JsonObject {
  return {
    model_name: model,
    run_model_name: model,
    invocation_count: requests,
    prompt_tokens: input,
    completion_tokens: output,
    cached_tokens: 0,
    total_tokens: input + output,
  };
}
