import { CLIENTS, type Client } from './clients.ts';
import { RUNTIMES, type Runtime } from './runtimes.ts';
import { MODULES, type ModuleSystem, WAYS, type Way } from './ways.ts';

/** One combination of everything that a user may have. */
export interface Cell {
  readonly runtime: Runtime;
  readonly client: Client;
  readonly modules: ModuleSystem;
  readonly way: Way;
}

export const CELLS: readonly Cell[] = RUNTIMES.flatMap((runtime) =>
  CLIENTS.flatMap((client) => MODULES.flatMap((modules) => WAYS.map((way) => ({ runtime, client, modules, way })))),
);

/** Why a cell cannot exist; undefined when it can. */
export function whyImpossible({ runtime, client }: Cell): string | undefined {
  return client.major >= 7 && Number.parseInt(runtime.node, 10) < 22
    ? "not supported by the client's own `engines`: openai 7 asks for Node 22 or newer"
    : undefined;
}

/** What the application of a cell is told at its start; undefined when nothing. */
export function warningOf({ way, modules }: Cell): Way['warning'] {
  return way.warning?.modules === modules ? way.warning : undefined;
}

/**
 * A set for in between: each runtime with the newest client that it can have, each way to load. What differs by
 * the client alone, the tests of the instrumentation see on every version.
 */
export function isInReducedSet(cell: Cell): boolean {
  const possible = CLIENTS.filter((client) => whyImpossible({ ...cell, client }) === undefined);
  return cell.client === possible.at(-1);
}
