import { LISTED_MODELS } from '../models.ts';
import type { Answer, Route } from '../types.ts';

/** `GET /v1/models` */
export const models: Route = {
  method: 'GET',
  path: '/models',
  answer(): Answer {
    const data = LISTED_MODELS.map((id) => ({ id, object: 'model', created: 1_744_588_800, owned_by: 'local' }));
    return { status: 200, body: { object: 'list', data } };
  },
};
