import { describeCall } from './describe-call.ts';
import type { ExportFormat } from './types.ts';

/** A JSON object per call and line. Every object has every member; amounts are decimal strings. */
export const jsonLines: ExportFormat = {
  name: 'json',
  summary: 'a JSON object per call and line, amounts as exact decimal strings',
  contentType: 'application/x-ndjson',
  extension: 'jsonl',
  async *encode(batches) {
    for await (const calls of batches) {
      let lines = '';
      for (const call of calls) lines += `${JSON.stringify(describeCall(call))}\n`;
      yield lines;
    }
  },
};
