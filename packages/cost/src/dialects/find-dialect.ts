import type { ReadableSpan } from '../span/types.ts';
import type { Dialect } from './dialect.ts';
import { genAi } from './gen-ai.ts';
import { DIALECTS } from './index.ts';
import { scopeOf } from './scope.ts';

/** Whose spans keep to the conventions to the letter, and are most of those that come. */
export const OWN_SCOPE = '@spendspan/instrumentation-openai';

/** The dialect that a span is written in; undefined for a span that tells of no model. */
export function findDialect(span: ReadableSpan): Dialect | undefined {
  if (scopeOf(span) === OWN_SCOPE) return genAi;
  for (const dialect of DIALECTS) if (dialect.knows(span)) return dialect;
  return undefined;
}
