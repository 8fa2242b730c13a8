import { expect, it } from 'vitest';
import { writeLiterals } from './literal-names.ts';

const NAMES = new Map([
  ['ATTR_A', 'a.one'],
  ['ATTR_B', 'b.two'],
]);

it('writes the names of properties as literals, and leaves all else as it is', () => {
  const source = `
    const made = { [ATTR_A]: 1, [ATTR_B]: made[ATTR_A], [ATTR_C]: 2 };
    made[ATTR_B] = ask ? made[ATTR_A] : other;
    span.setAttribute(ATTR_A, [ATTR_A]);`;
  expect(writeLiterals(source, NAMES)).toBe(`
    const made = { "a.one": 1, "b.two": made["a.one"], [ATTR_C]: 2 };
    made["b.two"] = ask ? made["a.one"] : other;
    span.setAttribute(ATTR_A, ["a.one"]);`);
});
