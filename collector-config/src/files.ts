import { writeViewsFile } from './clickhouse-views.ts';
import { BOARDS, writeBoard } from './grafana/boards.ts';
import { writeBoardProvider, writeDatasources } from './grafana/datasources.ts';
import { writeJaegerUi } from './jaeger-ui.ts';
import { writeKeepText, writeLedger, writeNoJaeger, writeQueueOnDisk, writeTailSampling } from './layers.ts';
import { writeCollectorConfig } from './otelcol.ts';
import { writePrometheusConfig } from './prometheus.ts';
import { RULE_FILES } from './rules/rule-files.ts';

/** A file that is made and committed. */
export interface MadeFile {
  /** From the folder `collector-config`. */
  readonly path: string;
  write(): string;
}

/** Every one. */
export const FILES: readonly MadeFile[] = [
  { path: 'otelcol.yaml', write: writeCollectorConfig },
  { path: 'layers/ledger.yaml', write: writeLedger },
  { path: 'layers/queue-on-disk.yaml', write: writeQueueOnDisk },
  { path: 'layers/tail-sampling.yaml', write: writeTailSampling },
  { path: 'layers/no-jaeger.yaml', write: writeNoJaeger },
  { path: 'layers/keep-text.yaml', write: writeKeepText },
  {
    path: 'prometheus.yaml',
    write: () => writePrometheusConfig({ collector: 'collector:8889', telemetry: 'collector:8888' }),
  },
  { path: 'clickhouse/views.sql', write: writeViewsFile },
  { path: 'jaeger-ui.json', write: writeJaegerUi },
  ...Object.entries(RULE_FILES).map(([name, write]) => ({ path: `rules/${name}.yaml`, write })),
  { path: 'grafana/provisioning/datasources/spendspan.yaml', write: writeDatasources },
  { path: 'grafana/provisioning/dashboards/spendspan.yaml', write: writeBoardProvider },
  ...BOARDS.map((board) => ({
    path: `grafana/dashboards/${board.uid.replace('spendspan-', '')}.json`,
    write: () => writeBoard(board),
  })),
];
