import { ConsoleSpanExporter, SimpleSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { readBatchSettings } from './batch-settings.ts';
import { type Environment, readList, warnIgnored } from './environment.ts';
import { exportSpend } from './export-spend.ts';
import { readOtlpSettings } from './otlp-settings.ts';
import { SpanQueue } from './span-queue.ts';
import type { RegisterOptions } from './types.ts';

/** The exporting ends of the pipeline. */
export interface SpanExports {
  readonly processors: readonly SpanProcessor[];
  /** The OTLP queue among them, unless OTLP is switched off. */
  readonly queue: SpanQueue | undefined;
}

/**
 * The exporters of OTEL_TRACES_EXPORTER: `otlp` (default), `console`, `none`.
 * @throws TypeError when an option is malformed.
 */
export function createSpanExports(options: RegisterOptions, env: Environment): SpanExports {
  const names = new Set(readList(env, 'OTEL_TRACES_EXPORTER') ?? ['otlp']);
  const processors: SpanProcessor[] = [];
  let queue: SpanQueue | undefined;
  for (const name of names) {
    if (name === 'otlp') {
      queue = new SpanQueue(readOtlpSettings(options, env), readBatchSettings(env));
      processors.push(exportSpend(queue));
    } else if (name === 'console') {
      processors.push(exportSpend(new SimpleSpanProcessor({ exporter: new ConsoleSpanExporter() })));
    } else if (name !== 'none') {
      warnIgnored('OTEL_TRACES_EXPORTER', name, 'some of otlp, console, none', 'the rest');
    }
  }
  return { processors, queue };
}
