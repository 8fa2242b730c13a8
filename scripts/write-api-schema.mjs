// Writes packages/console/schemas/api.json: what the routes of the console answer, as JSON Schema, of the types in
// packages/console/src/schema/api-answers.ts. A test fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = `${ROOT}packages/console/schemas/api.json`;

/** The schema as a text. Further members are allowed: they may be added to the answers, and are no break of version 1. */
export function makeApiSchema() {
  const { $schema, description, properties, definitions } = createGenerator({
    path: `${ROOT}packages/console/src/schema/api-answers.ts`,
    tsconfig: `${ROOT}tsconfig.json`,
    type: 'ApiAnswers',
    // `npm run typecheck` does.
    skipTypeCheck: true,
    additionalProperties: true,
    topRef: false,
  }).createSchema('ApiAnswers');
  const schema = {
    $schema,
    title: 'The API of the Spendspan console, version 1',
    description:
      'Under "properties": what each path answers to a GET. "error" is the body of every answer of 400 or more.',
    properties,
    definitions,
  };
  if (!description) throw new Error('got no ApiAnswers, expected the interface in api-answers.ts');
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** The schema as it is written down. */
export function readApiSchema() {
  return readFileSync(FILE, 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, makeApiSchema());
