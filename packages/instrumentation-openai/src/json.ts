/** A JSON object from the wire or from the application's parameters. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value from the wire is a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A count as the wire may have it; anything but a non-negative integer counts as not said. */
export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** An empty string on the wire is no value: the first chunk of some providers has `id` and `model` empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
