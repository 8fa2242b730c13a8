/** The files of the client that open a socket, in any version. */
const FILES = [
  'realtime/ws',
  'realtime/websocket',
  'realtime/translations/ws',
  'beta/realtime/ws',
  'beta/realtime/websocket',
  'resources/responses/ws',
  'resources/beta/responses/ws',
  'resources/live/ws',
  'resources/live/sideband/ws',
  'resources/live/forks/ws',
] as const;

/** Paths of these files below the client's folder, without their endings. */
export const SOCKET_FILES: readonly string[] = FILES;

/** Every specifier by which an application may come to them. */
export const SOCKET_ENTRIES: readonly string[] = FILES.flatMap((file) => [
  `openai/${file}`,
  `openai/${file}.js`,
  `openai/${file}.mjs`,
]);
