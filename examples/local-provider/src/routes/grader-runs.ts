import { asObject, readString } from '../text.ts';
import type { Route } from '../types.ts';
import { chooseUsage, countTokens } from '../usage.ts';

/** `POST /v1/fine_tuning/alpha/graders/run`: every sample is worth 1, which a grader with a model finds out in one token. */
export const runGrader: Route = {
  method: 'POST',
  path: '/fine_tuning/alpha/graders/run',
  answer(call) {
    const { grader, model_sample: sample } = call.body;
    const { model, name = 'grader', type } = asObject(grader);
    const input = countTokens(readString(sample));
    const usage = chooseUsage(call, { prompt_tokens: input, completion_tokens: 1, total_tokens: input + 1 });
    return {
      status: 200,
      body: {
        reward: 1,
        sub_rewards: {},
        metadata: { name, type, errors: {}, execution_time: 0.1, scores: {}, sampled_model_name: model ?? null },
        model_grader_token_usage_per_model: typeof model === 'string' ? { [model]: usage } : {},
      },
    };
  },
};
