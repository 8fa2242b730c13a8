import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../packages/instrumentation-openai/test/clients/', import.meta.url);

/** Major version of a client that the tests know, with the exact version that they are pinned to. */
export interface Client {
  readonly major: number;
  readonly version: string;
  /** Version of the package that it opens sockets with. */
  readonly ws: string;
}

/** The clients of the instrumentation's own tests, oldest first. */
export const CLIENTS: readonly Client[] = [4, 5, 6, 7].map((major) => {
  const { dependencies } = JSON.parse(readFileSync(new URL(`openai-${major}/package.json`, FOLDER), 'utf8')) as {
    dependencies: { openai: string; ws: string };
  };
  return { major, version: dependencies.openai, ws: dependencies.ws };
});
