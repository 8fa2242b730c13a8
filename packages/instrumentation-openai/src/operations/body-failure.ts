import { isObject, type Json, text } from '../json.ts';

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/: an error of no class that is known. */
const OTHER = '_OTHER';

/** The parts of which an answer has at least one. */
const ANSWERS = ['choices', 'data', 'output', 'object'] as const;

/**
 * `error.type` of a whole body that says it is an error, though it came with a success; undefined of one that answers.
 * Gateways do so (`{"error": …}`), as do servers made with FastAPI (`{"detail": …}`).
 */
export function readBodyFailure(body: Json): string | undefined {
  const { error, detail } = body;
  if (isObject(error)) {
    const { code, type } = error;
    return typeof code === 'number' ? String(code) : (text(code) ?? text(type) ?? OTHER);
  }
  if (text(error) !== undefined) return OTHER;
  if (detail === undefined || detail === null) return undefined;
  const answers = ANSWERS.some((part) => body[part] !== undefined && body[part] !== null);
  return answers ? undefined : OTHER;
}
