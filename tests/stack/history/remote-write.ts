/** Samples as Prometheus takes them over HTTP: https://prometheus.io/docs/specs/prw/remote_write_spec/ */

/** A series with samples in the order of time. */
export interface Samples {
  readonly labels: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, and values; `undefined` ends the series for now. */
  readonly points: readonly (readonly [ms: number, value: number | undefined])[];
}

/** Sends samples to a Prometheus that runs with `--web.enable-remote-write-receiver`. */
export async function remoteWrite(prometheus: string, series: readonly Samples[]): Promise<void> {
  const body = Buffer.concat(series.map((one) => field(1, writeSeries(one))));
  const answer = await fetch(`${prometheus}/api/v1/write`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body: new Uint8Array(asSnappy(body)),
  });
  if (answer.status >= 300) throw new Error(`remote write: ${answer.status} ${await answer.text()}`);
}

/** The NaN by which Prometheus knows that a series has ended. */
const STALE = Buffer.from('020000000000f07f', 'hex');

function writeSeries({ labels, points }: Samples): Buffer {
  const names = Object.keys(labels).sort();
  return Buffer.concat([
    ...names.map((name) => field(1, Buffer.concat([text(1, name), text(2, labels[name] ?? '')]))),
    writeSamples(points),
  ]);
}

/** Bytes of a sample: of its field, of its value, and of its time. */
const SAMPLE = 2 + 9 + 7;

/** There are millions of them, so that each is written in its place. */
function writeSamples(points: Samples['points']): Buffer {
  const bytes = Buffer.alloc(SAMPLE * points.length);
  for (const [index, [ms, value]] of points.entries()) {
    const from = index * SAMPLE;
    bytes.set([(2 << 3) | 2, SAMPLE - 2, 0x09], from);
    if (value === undefined) STALE.copy(bytes, from + 3);
    else bytes.writeDoubleLE(value, from + 3);
    bytes[from + 11] = 0x10;
    // Times of this century have six bytes.
    bytes.set(varint(ms), from + 12);
  }
  return bytes;
}

function text(number: number, value: string): Buffer {
  return field(number, Buffer.from(value));
}

function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2]), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}

/** Snappy that compresses nothing: its length, and literals. https://github.com/google/snappy/blob/main/format_description.txt */
function asSnappy(content: Buffer): Buffer {
  const parts = [varint(content.length)];
  for (let from = 0; from < content.length; from += 65_536) {
    const literal = content.subarray(from, from + 65_536);
    const tag = Buffer.alloc(3);
    tag.writeUInt8(61 << 2, 0);
    tag.writeUInt16LE(literal.length - 1, 1);
    parts.push(tag, literal);
  }
  return Buffer.concat(parts);
}
