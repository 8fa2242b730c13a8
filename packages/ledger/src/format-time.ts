/** Nanoseconds since 1970 as RFC 3339 in UTC, with all nine decimals. */
export function formatTime(nanos: bigint): string {
  const seconds = nanos / 1_000_000_000n;
  const decimals = (nanos % 1_000_000_000n).toString().padStart(9, '0');
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', `.${decimals}Z`);
}
