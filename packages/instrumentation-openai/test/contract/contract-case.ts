import type OpenAI from 'openai';

/** What a case calls: one version of the client, pointed at a local provider. */
export interface World {
  readonly client: OpenAI;
  /** The module as an application has it. */
  readonly module: { readonly OpenAI: typeof OpenAI; readonly AzureOpenAI: typeof import('openai').AzureOpenAI };
  /** Of the provider, without a path. */
  readonly url: string;
  /** Runs a client that a case makes itself through whatever instruments the others. */
  readonly adopt: <T extends object>(client: T) => T;
  /** Loads a module beside the main one, as the application loads it: one of `entry`, or `ws`. */
  readonly load: (entry: string) => Promise<Readonly<Record<string, unknown>>>;
}

/** An attribute's value: itself, or what it must match where it differs from run to run. */
export type Expected = string | number | boolean | readonly (string | RegExp)[] | RegExp | NumberConstructor;

/** A span of a call: its name and all its attributes but those of place, owner and price. */
export interface ExpectedSpan {
  readonly name: string;
  readonly attributes: Readonly<Record<string, Expected>>;
}

/** One way to call the client, and the spans it must become, in the order they end. */
export interface ContractCase {
  readonly title: string;
  /** `id` of the operation that it is a call of. */
  readonly operation: string;
  /** Module of the client beside its main one that it needs: `openai/realtime/ws`. */
  readonly entry?: string;
  /** Major versions of the client that do not have it, with the reason. */
  readonly lacks?: Readonly<Record<number, string>>;
  /** Major versions of the client that have it elsewhere, with the place. */
  readonly elsewhere?: Readonly<Record<number, string>>;
  call(world: World): PromiseLike<unknown>;
  readonly spans: readonly ExpectedSpan[];
}

/** Reads a stream to its end. */
export async function drain<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const chunks: T[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

/** Request options that make the local provider send this usage. */
export function usage(value: unknown): { headers: Record<string, string> } {
  return { headers: { 'x-local-usage': JSON.stringify(value) } };
}

/** Whether a client is of openai 4, whose methods take each id of a path as a parameter. */
export function isBefore5(client: OpenAI): boolean {
  return !('withOptions' in client);
}
