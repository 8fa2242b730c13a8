import { isDeepStrictEqual } from 'node:util';
import type { ContractCase, Expected } from '../../packages/instrumentation-openai/test/contract/contract-case.ts';
import type { ReceivedSpan } from '../../packages/node/test/otlp-receiver.ts';

/** Attributes that other packages or the place of the call add. */
const ELSEWHERE =
  /^(?:server\.|team\.id$|feature\.path$|deployment\.|gen_ai\.provider\.name$|gen_ai\.usage\.cost$|llm\.cost\.)/;

/** What is wrong with the spans of a case, in the order they ended; empty when nothing is. */
export function checkSpans({ spans: expected }: ContractCase, received: readonly ReceivedSpan[]): string[] {
  if (received.length !== expected.length) {
    return [
      `got ${received.length} spans (${received.map(({ name }) => name).join(', ')}), expected ${expected.length}`,
    ];
  }
  return received.flatMap(({ name, attributes }, index) => {
    const wanted = expected[index];
    return [
      ...(name === wanted?.name ? [] : [`got span ${name}, expected ${wanted?.name}`]),
      ...checkAttributes(attributes, wanted?.attributes ?? {}),
      ...checkPrice(attributes),
    ];
  });
}

function checkAttributes(
  received: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, Expected>>,
): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(received).filter((name) => !ELSEWHERE.test(name))]);
  return [...names]
    .filter((name) => !matches(received[name], expected[name]))
    .map((name) => `got ${name} = ${JSON.stringify(received[name])}, expected ${String(expected[name])}`);
}

function matches(received: unknown, expected: Expected | string | RegExp | undefined): boolean {
  if (expected === Number) return typeof received === 'number';
  if (expected instanceof RegExp) return typeof received === 'string' && expected.test(received);
  if (!Array.isArray(expected)) return isDeepStrictEqual(received, expected);
  return (
    Array.isArray(received) &&
    received.length === expected.length &&
    expected.every((each: string | RegExp, index) => matches(received[index], each))
  );
}

/** Whatever reports usage has a price or a reason; whatever has none of its own has neither. */
function checkPrice(attributes: Readonly<Record<string, unknown>>): string[] {
  const billed = attributes['llm.usage.status'] !== undefined;
  const priced = attributes['llm.cost.status'] !== undefined;
  return billed === priced ? [] : [`got llm.cost.status = ${String(attributes['llm.cost.status'])}`];
}
