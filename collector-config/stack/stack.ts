import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FEATURES, writePrometheusConfig } from '../src/prometheus.ts';
import { programFolder } from './build-program.ts';
import { findLayers } from './layers.ts';
import { findPorts, type PortName, type Ports } from './ports.ts';
import { COLLECTOR, JAEGER, PROMETHEUS } from './programs.ts';
import { Service, type ServiceOptions } from './service.ts';

/** Options of {@link startStack}. */
export interface StackOptions {
  /** @default the usual ports where they are free */
  readonly ports?: Readonly<Partial<Record<PortName, number>>>;
  /** Layers beside the ledger's: file names without `.yaml`, or paths. @default none */
  readonly layers?: readonly string[];
  /** Further variables of the collector. @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** Program and arguments that start the collector, which is what follows them. @default none */
  readonly collectorUnder?: readonly string[];
  /** @default a new temporary one */
  readonly folder?: string;
  /** Seconds between two scrapes. @default 15 */
  readonly scrapeSeconds?: number;
}

/** The programs that run. */
export interface Stack {
  readonly folder: string;
  readonly ports: Ports;
  readonly collector: Service;
  readonly jaeger: Service;
  readonly prometheus: Service;
  readonly console: Service;
  /** In the order in which they were started. */
  readonly services: readonly Service[];
  stop(): Promise<void>;
}

const HERE = fileURLToPath(new URL('..', import.meta.url));
const COMMAND = join(HERE, '..', 'packages', 'cli', 'dist', 'main.js');

/** Starts console, Jaeger, collector and Prometheus, all on 127.0.0.1. Their programs must have been built. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'spendspan-stack-'));
  cpSync(join(HERE, 'rules'), join(folder, 'rules'), { recursive: true });
  const ports = await findPorts(options.ports);
  const made = (more: Omit<ServiceOptions, 'cwd' | 'log'>): Service =>
    new Service({ ...more, cwd: folder, log: join(folder, `${more.name}.log`) });
  const console = made(describeConsole(folder, ports));
  const jaeger = made(describeJaeger(ports));
  const collector = made(
    startUnder(
      options.collectorUnder ?? [],
      describeCollector(ports, ['ledger', ...(options.layers ?? [])], options.env),
    ),
  );
  const prometheus = made(describePrometheus(folder, ports, options.scrapeSeconds));
  const services = [console, jaeger, collector, prometheus];
  // The last first: nobody then sends to what is gone.
  const stop = async (): Promise<void> => {
    for (const service of [prometheus, collector, jaeger, console]) await service.stop();
  };
  try {
    await Promise.all(services.map((service) => service.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, ports, collector, jaeger, prometheus, console, services, stop };
}

/** Starts a collector alone, without any layer of its own accord. It must have been built. */
export async function startCollector(
  options: StackOptions = {},
): Promise<{ readonly ports: Ports; readonly collector: Service }> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'spendspan-stack-'));
  const ports = await findPorts(options.ports);
  const description = describeCollector(ports, options.layers ?? [], options.env);
  const collector = new Service({ ...description, cwd: folder, log: join(folder, 'collector.log') });
  await collector.start();
  return { ports, collector };
}

function describeConsole(folder: string, { console }: Ports): Omit<ServiceOptions, 'cwd' | 'log'> {
  const ledger = join(folder, 'ledger.duckdb');
  return {
    name: 'console',
    command: process.execPath,
    args: [COMMAND, 'console', '--port', String(console), '--ledger', ledger],
    readyUrl: `http://127.0.0.1:${console}/healthz`,
  };
}

function describeJaeger(ports: Ports): Omit<ServiceOptions, 'cwd' | 'log'> {
  return {
    name: 'jaeger',
    command: join(programFolder(JAEGER), 'jaeger'),
    args: ['--config', join(HERE, 'jaeger.yaml')],
    env: {
      ...process.env,
      SPENDSPAN_JAEGER_QUERY_ENDPOINT: local(ports.jaeger),
      SPENDSPAN_JAEGER_QUERY_GRPC_ENDPOINT: local(ports.jaegerGrpc),
      SPENDSPAN_JAEGER_ENDPOINT: local(ports.jaegerOtlp),
      SPENDSPAN_JAEGER_UI_CONFIG: join(HERE, 'jaeger-ui.json'),
    },
    readyUrl: `http://127.0.0.1:${ports.jaeger}/api/services`,
  };
}

function describeCollector(
  ports: Ports,
  layers: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Omit<ServiceOptions, 'cwd' | 'log'> {
  return {
    name: 'collector',
    command: join(programFolder(COLLECTOR), 'otelcol-spendspan'),
    args: listConfigs(layers).flatMap((path) => ['--config', path]),
    env: {
      ...process.env,
      SPENDSPAN_OTLP_HTTP_ENDPOINT: local(ports.otlpHttp),
      SPENDSPAN_OTLP_GRPC_ENDPOINT: local(ports.otlpGrpc),
      SPENDSPAN_JAEGER_ENDPOINT: local(ports.jaegerOtlp),
      SPENDSPAN_LEDGER_ENDPOINT: `http://${local(ports.console)}`,
      SPENDSPAN_PROMETHEUS_ENDPOINT: local(ports.collectorMetrics),
      SPENDSPAN_TELEMETRY_PORT: String(ports.collectorTelemetry),
      SPENDSPAN_HEALTH_ENDPOINT: local(ports.collectorHealth),
      ...env,
    },
    readyUrl: `http://127.0.0.1:${ports.collectorHealth}/`,
  };
}

function startUnder<T extends Pick<ServiceOptions, 'command' | 'args'>>(
  [under, ...before]: readonly string[],
  what: T,
): T {
  return under === undefined ? what : { ...what, command: under, args: [...before, what.command, ...what.args] };
}

/** The configuration of the collector with these layers, as paths. */
export function listConfigs(layers: readonly string[]): readonly string[] {
  return [join(HERE, 'otelcol.yaml'), ...findLayers(layers)];
}

function describePrometheus(folder: string, ports: Ports, intervalSeconds = 15): Omit<ServiceOptions, 'cwd' | 'log'> {
  const targets = { collector: local(ports.collectorMetrics), telemetry: local(ports.collectorTelemetry) };
  const config = join(folder, 'prometheus.yaml');
  writeFileSync(config, writePrometheusConfig({ ...targets, intervalSeconds }));
  return {
    name: 'prometheus',
    command: join(programFolder(PROMETHEUS), 'prometheus'),
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'prometheus')}`,
      `--web.listen-address=${local(ports.prometheus)}`,
      '--storage.tsdb.retention.time=90d',
      `--enable-feature=${FEATURES}`,
    ],
    readyUrl: `http://127.0.0.1:${ports.prometheus}/-/ready`,
  };
}

function local(port: number): string {
  return `127.0.0.1:${port}`;
}
