import { fileURLToPath } from 'node:url';

/** Folders in which the client is installed in the versions that the tests run on. */
export const CLIENT_FOLDERS: readonly string[] = ['openai-4', 'openai-5', 'openai-6', 'openai-7'].map((name) =>
  fileURLToPath(new URL(`../../packages/instrumentation-openai/test/clients/${name}/`, import.meta.url)),
);
