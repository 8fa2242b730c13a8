const words = new Uint32Array(2);
const whole = new BigUint64Array(words.buffer);
/** The less significant word comes first but on big-endian machines. */
const LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

/**
 * A whole number from 0 to 2⁵³ - 1 as a bigint. A bigint that is read from memory is made in place, where `BigInt()` leaves
 * compiled code: a fifth of its time.
 */
export function toBigInt(value: number): bigint {
  if (value === 0) return 0n;
  words[LOW] = value;
  words[HIGH] = value / 0x1_0000_0000;
  return whole[0] ?? 0n;
}
