import { writeViews } from '../../packages/ledger/src/clickhouse/views.ts';
import { MADE } from './otelcol.ts';

/** The views of the ledger that Grafana asks, for `clickhouse-client`. */
export function writeViewsFile(): string {
  const notes = `${MADE}
# Views for SQL of other people, such as Grafana's, in the database of a ledger that a console has made. The user needs CREATE
# VIEW, DROP VIEW and SYSTEM VIEWS. Run it again after an update.`;
  return `${notes.replace(/^#/gm, '--')}\n\n${writeViews().join(';\n\n')};\n`;
}
