/**
 * SQL of the bucket that a cost of 18 digits is in: those in one differ by 2 % or so, and a higher cost is never in a lower
 * bucket. For that there is no logarithm in it: conversions and roots are rounded correctly (IEEE 754), which keeps the order.
 */
export function bucketSql(cost: string): string {
  return `CAST(CASE WHEN ${cost} <= 0 THEN 0
    ELSE floor(1024 * sqrt(sqrt(sqrt(sqrt(CAST(${cost} AS DOUBLE)))))) END AS USMALLINT)`;
}
