import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

/** Where the schema is, seen from the built package and from its sources. */
const PLACES = ['../schemas/api.json', '../../schemas/api.json'];

/** `GET /api/v1/schema`: what every route answers, as JSON Schema; made of `ApiAnswers`. */
export function addSchemaRoute(server: FastifyInstance): void {
  const path = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((one) => existsSync(one));
  server.get('/api/v1/schema', async (_request, reply) => {
    if (path === undefined) throw new Error('[@spendspan/console] got no schemas/api.json, expected it in the package');
    return reply.type('application/schema+json').send(readFileSync(path));
  });
}
