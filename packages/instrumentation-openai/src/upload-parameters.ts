import { isObject, type Json } from './json.ts';
import { type Method, unwrapMethod, wrapMethod } from './wrapped-method.ts';

/**
 * Methods that send files: by the time their request comes to the door, its parameters are a form that is being made, in
 * openai 4 (and for files that are streams) one that can only be read by sending it.
 */
const UPLOADS: readonly (readonly [path: readonly string[], methods: readonly string[]])[] = [
  [['Images'], ['edit', 'createVariation']],
  [['Audio', 'Transcriptions'], ['create']],
  [['Audio', 'Translations'], ['create']],
  [['Videos'], ['create', 'edit', 'extend']],
];

/** What the method that makes a request right now was given. */
let given: Json | undefined;

/** The parameters that the method was given whose request comes to the door right now; undefined where it sends no file. */
export function givenParameters(): Json | undefined {
  return given;
}

const noteParameters = (original: Method): Method =>
  function upload(parameters, ...rest) {
    const outer = given;
    given = isObject(parameters) ? parameters : undefined;
    try {
      return original.call(this, parameters, ...rest);
    } finally {
      given = outer;
    }
  };

/** Notes what the methods of a client class are given that send files. A class that has them elsewhere is left as it is. */
export function wrapUploads(Client: unknown): void {
  for (const [resource, name] of listUploads(Client)) wrapMethod(resource, name, noteParameters);
}

/** Gives the class its own methods back. */
export function unwrapUploads(Client: unknown): void {
  for (const [resource, name] of listUploads(Client)) unwrapMethod(resource, name);
}

function listUploads(Client: unknown): readonly (readonly [resource: object, method: string])[] {
  return UPLOADS.flatMap(([path, methods]) => {
    let at = Client as Record<string, unknown> | undefined;
    for (const name of path) at = at?.[name] as typeof at;
    const { prototype } = (at ?? {}) as { readonly prototype?: unknown };
    return isObject(prototype) ? methods.map((method) => [prototype, method] as const) : [];
  });
}

/** The fields of a form that say what is asked for. */
const FIELDS = ['model', 'n', 'size', 'quality', 'seconds', 'stream'] as const;

/** The parameters in a request's options: its JSON, the fields of its form, or as little as is known of a form that cannot be read. */
export function readParameters(options: Json): Json {
  const { body, __metadata: metadata } = options;
  if (isForm(body)) {
    return Object.fromEntries(
      FIELDS.flatMap((name) => {
        const value = body.get(name);
        return typeof value === 'string' ? [[name, toParameter(name, value)]] : [];
      }),
    );
  }
  // The client notes the model of a form for Azure's addresses.
  const { model } = isObject(metadata) ? metadata : {};
  if (!isObject(body)) return { model };
  return body['model'] === undefined && typeof model === 'string' ? { ...body, model } : body;
}

function toParameter(name: string, value: string): unknown {
  if (name === 'stream') return value === 'true';
  return name === 'n' && /^\d+$/.test(value) ? Number(value) : value;
}

function isForm(body: unknown): body is { get(name: string): unknown } {
  return isObject(body) && body[Symbol.toStringTag as never] === 'FormData' && typeof body['get'] === 'function';
}
