import { csv } from './csv.ts';
import { focus } from './focus/focus.ts';
import { jsonLines } from './json-lines.ts';
import { parquet } from './parquet.ts';
import type { ExportFormat } from './types.ts';

/** Every format, in the order of the help. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [csv, jsonLines, parquet, focus];
