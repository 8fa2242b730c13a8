import { type Decimal, divideHalfEven, parseDecimal } from '../../src/decimal.ts';

const TERM = /^([\d.]+)×([\d.]+)(?:\/(\d+))?$/;
/** Divides by 60, 3600 and any power of ten that the table uses. */
const UNITS_PER_PICO = 9n * 10n ** 30n;

/**
 * Pico-USD of a row's `sum`: terms `quantity×price` or `quantity×price/units` in millionths of a USD, added up; each pair
 * of brackets is rounded half to even.
 * @throws Error for anything else, and for a sum that is no whole number of pico-dollars.
 */
export function evaluateSum(sum: string): bigint {
  let units = 0n;
  for (const [text] of sum.matchAll(/\[[^\]]*\]|[^[\]+]+/g)) {
    if (text.trim() === '') continue;
    units += text.startsWith('[')
      ? divideHalfEven(addTerms(text.slice(1, -1)), UNITS_PER_PICO) * UNITS_PER_PICO
      : addTerms(text);
  }
  if (units % UNITS_PER_PICO !== 0n) throw new Error(`${sum} is no whole number of pico-dollars`);
  return units / UNITS_PER_PICO;
}

function addTerms(text: string): bigint {
  return text.split('+').reduce((units, term) => units + evaluateTerm(term.trim()), 0n);
}

function evaluateTerm(text: string): bigint {
  const [, quantity = '', price = '', per = '1'] = TERM.exec(text) ?? [];
  const [many, each] = [parseDecimal(quantity), parseDecimal(price)] as (Decimal | undefined)[];
  if (!many || !each) throw new Error(`got the term ${text}, expected quantity×price`);
  // A millionth of a USD is a million pico-dollars.
  const digits = many.digits * each.digits * UNITS_PER_PICO * 1_000_000n;
  const divisor = 10n ** BigInt(many.scale + each.scale) * BigInt(per);
  if (digits % divisor !== 0n) throw new Error(`got the term ${text}, which has too many decimals`);
  return digits / divisor;
}

/** `0.0022` → 2 200 000 000 pico-USD. */
export function toPico(usd: string): bigint {
  const [whole = '', fraction = ''] = usd.split('.');
  return BigInt(whole + fraction.padEnd(12, '0'));
}
