/** Bytes of a second of sound: 16 bits, 16,000 times. */
const BYTES_PER_SECOND = 32_000;

/** A recording of silence, as long as it says with its head. */
export function createRecording(name: string, seconds: number): File {
  const bytes = Buffer.alloc(seconds * BYTES_PER_SECOND);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  // Plain samples of one channel.
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(BYTES_PER_SECOND / 2, 24);
  bytes.writeUInt32LE(BYTES_PER_SECOND, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(bytes.length - 44, 40);
  return new File([bytes], name, { type: 'audio/wav' });
}

/** Base64 of silence, as realtime sessions hear it: 16 bits, 24,000 times a second. */
export function createSpeech(seconds: number): string {
  return Buffer.alloc(seconds * 48_000).toString('base64');
}

/** A picture that came as base64. */
export function toPicture(name: string, base64: string): File {
  return new File([Buffer.from(base64, 'base64')], name, { type: 'image/png' });
}
