/** Path of a span in an OTLP request: resource spans, scope spans, span; its id is the field 2 of it. https://opentelemetry.io/docs/specs/otlp/ */
const PATH = [1, 2, 2];
const SPAN_ID = 2;
const LENGTH_DELIMITED = 2;
/** Bytes of the fields that have a fixed length, by wire type. */
const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** The ids of the spans in a request in protobuf, each as eight characters. */
export function readSpanIds(body: Buffer, depth = 0): readonly string[] {
  const ids: string[] = [];
  for (const [field, value] of readFields(body)) {
    if (depth === PATH.length && field === SPAN_ID) ids.push(value.toString('latin1'));
    else if (field === PATH[depth]) ids.push(...readSpanIds(value, depth + 1));
  }
  return ids;
}

/** The fields that have a length of their own. */
function* readFields(body: Buffer): Generator<readonly [field: number, value: Buffer]> {
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = body[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < body.length) {
    const key = readVarint();
    const wire = key & 7;
    if (wire === LENGTH_DELIMITED) {
      const length = readVarint();
      yield [key >>> 3, body.subarray(at, at + length)];
      at += length;
    } else if (wire === 0) readVarint();
    else at += FIXED[wire] ?? body.length;
  }
}
