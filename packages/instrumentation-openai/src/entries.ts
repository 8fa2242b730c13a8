import { SOCKET_ENTRIES } from './sockets/socket-files.ts';

/** The files of the client that export a class of it. */
const FILES = ['index', 'client', 'azure', 'bedrock'] as const;

/**
 * Every specifier by which an application may come to the client: what a loader hook has to let the instrumentation
 * see. The classes of `azure` and `bedrock` inherit the doors of the main one, which is then loaded unseen.
 */
export const OPENAI_ENTRIES: readonly string[] = [
  'openai',
  ...FILES.flatMap((file) => [`openai/${file}`, `openai/${file}.js`, `openai/${file}.mjs`]),
  ...SOCKET_ENTRIES,
];
