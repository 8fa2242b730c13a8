import { CALL_FIELDS, toPlainValue } from './call-fields.ts';
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
      for (const call of calls) {
        const members: Record<string, unknown> = {};
        for (const field of CALL_FIELDS) members[field.name] = toPlainValue(field, field.read(call));
        lines += `${JSON.stringify(members)}\n`;
      }
      yield lines;
    }
  },
};
