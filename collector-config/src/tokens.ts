import { MAX_COUNT } from '../../packages/ledger/src/otlp-attributes.ts';
import { USAGE_FIELDS } from '../../packages/ledger/src/usage/fields.ts';
import { quote, spanAttribute } from './ottl.ts';

/** The kinds of tokens, and where a span has the count of each for as long as metrics are made of it. */
export const TOKEN_TYPES = ['input', 'cache_read', 'cache_write', 'output', 'reasoning'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

/** The attribute that holds the count of a kind, which no token shares with another. */
export function tokensOf(type: TokenType): string {
  return `spendspan.tokens.${type}`;
}

/** What the ledger calls the counts; `input` and `output` are totals. */
const TOLD: Readonly<Record<TokenType, string>> = {
  input: 'inputTokens',
  cache_read: 'cachedInputTokens',
  cache_write: 'cacheWriteTokens',
  output: 'outputTokens',
  reasoning: 'reasoningTokens',
};

/** Parts that a total has inside. */
const INSIDE: Readonly<Partial<Record<TokenType, readonly TokenType[]>>> = {
  input: ['cache_read', 'cache_write'],
  output: ['reasoning'],
};

/** Statements that write the counts. A part that is larger than its total leaves the rest uncounted: nobody knows it. */
export function countTokens(): readonly string[] {
  return [
    ...TOKEN_TYPES.map((type) => `delete_key(span.attributes, ${quote(tokensOf(type))})`),
    ...TOKEN_TYPES.flatMap((type) => attributesOf(type).map((key) => readCount(type, key))),
    ...Object.entries(INSIDE).flatMap(([total, parts]) => parts.map((part) => takeOut(total as TokenType, part))),
    ...TOKEN_TYPES.map((type) => {
      const count = spanAttribute(tokensOf(type));
      return `delete_key(span.attributes, ${quote(tokensOf(type))}) where ${count} != nil and ${count} < 0`;
    }),
  ];
}

function attributesOf(type: TokenType): readonly string[] {
  return USAGE_FIELDS.find(({ field }) => field === TOLD[type])?.attributes ?? [];
}

/** The first of the attributes that holds a count is the one. */
function readCount(type: TokenType, key: string): string {
  const count = spanAttribute(tokensOf(type));
  const told = spanAttribute(key);
  const isWhole = `(IsInt(${told}) or (IsDouble(${told}) and Double(Int(${told})) == ${told}))`;
  return `set(${count}, Int(${told})) where ${count} == nil and ${isWhole} and ${told} >= 0 and ${told} <= ${MAX_COUNT}`;
}

function takeOut(total: TokenType, part: TokenType): string {
  const whole = spanAttribute(tokensOf(total));
  const inside = spanAttribute(tokensOf(part));
  return `set(${whole}, ${whole} - ${inside}) where ${whole} != nil and ${inside} != nil`;
}
