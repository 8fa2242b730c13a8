import type { ReadableSpan } from '../span/types.ts';
import type { Dialect } from './dialect.ts';
import { genAi } from './gen-ai.ts';
import { DIALECTS } from './index.ts';
import { OWN_SCOPE, scopeOf } from './scope.ts';

/** The dialect that a span is written in; undefined for a span that tells of no model. */
export function findDialect(span: ReadableSpan): Dialect | undefined {
  if (scopeOf(span) === OWN_SCOPE) return genAi;
  for (const dialect of DIALECTS) if (dialect.knows(span)) return dialect;
  return undefined;
}
