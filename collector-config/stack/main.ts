// `npm run stack`: the programs of a team's stack on this machine, from Go modules, until Ctrl-C.
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildProgram, isBuilt } from './build-program.ts';
import { findGo } from './go-toolchain.ts';
import { findLayers, listLayers } from './layers.ts';
import { PORTS, type PortName } from './ports.ts';
import { PROGRAMS } from './programs.ts';
import { type Stack, startStack } from './stack.ts';

/** The ports that people care about, by their options. */
const PORT_OPTIONS: Readonly<Record<string, PortName>> = {
  'otlp-http': 'otlpHttp',
  'otlp-grpc': 'otlpGrpc',
  console: 'console',
  prometheus: 'prometheus',
  jaeger: 'jaeger',
};

const USAGE = `Usage: npm run stack -- [options]
  --layer NAME      a file of collector-config/layers, such as tail-sampling, or the path of another; may be given again
  --folder PATH     where logs and data are, and stay for the next time; default a new one for each start
${Object.entries(PORT_OPTIONS)
  .map(([option, name]) => `  --${`${option} PORT`.padEnd(16)}default ${PORTS[name]} where it is free; 0 takes any`)
  .join('\n')}
  --build-only      brings the programs into the cache and ends
  --help            says this`;

/** Where the command was given: npm goes to the root of the clone. */
const ASKED_IN = process.env['INIT_CWD'] ?? process.cwd();

/** Exit code by which a script tells a machine without Go from a failure. */
const NO_GO = 3;

interface Given {
  readonly layers: readonly string[];
  readonly folder: string | undefined;
  readonly ports: Partial<Record<PortName, number>>;
  readonly buildOnly: boolean;
}

const given = readOptions();
if (await buildAll()) {
  if (!given.buildOnly) await serve(given);
}

function readOptions(): Given {
  try {
    const options = {
      layer: { type: 'string', multiple: true, default: [] as string[] },
      folder: { type: 'string' },
      'build-only': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      ...Object.fromEntries(Object.keys(PORT_OPTIONS).map((option) => [option, { type: 'string' as const }])),
    } as const;
    const { values } = parseArgs({ options });
    if (values.help) {
      console.log(USAGE);
      process.exit();
    }
    const all = values as Readonly<Record<string, unknown>>;
    const ports: Partial<Record<PortName, number>> = {};
    for (const [option, name] of Object.entries(PORT_OPTIONS)) {
      if (all[option] !== undefined) ports[name] = readPort(option, String(all[option]));
    }
    const folder = values.folder === undefined ? undefined : resolve(ASKED_IN, values.folder);
    return { layers: values.layer.map(readLayer), folder, ports, buildOnly: values['build-only'] };
  } catch (error) {
    console.error(`[spendspan stack] ${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

/** @throws TypeError when there is none. */
function readLayer(name: string): string {
  const [path = ''] = findLayers([name], ASKED_IN);
  if (existsSync(path)) return path;
  throw new TypeError(
    `got layer ${JSON.stringify(name)}, expected the path of a file or one of ${listLayers().join(', ')}`,
  );
}

function readPort(option: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new TypeError(`got ${JSON.stringify(text)} for --${option}, expected a port from 0 to 65535`);
}

/** Whether every program is there now. */
async function buildAll(): Promise<boolean> {
  const missing = PROGRAMS.filter((program) => !isBuilt(program));
  if (missing.length === 0) return true;
  const go = findGo();
  if (typeof go === 'string') {
    console.error(`[spendspan stack] ${missing.map(({ name }) => name).join(', ')} must be built: ${go}.`);
    process.exitCode = NO_GO;
    return false;
  }
  try {
    for (const program of missing) await buildProgram(program, go, (line) => console.error(line));
    return true;
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
    return false;
  }
}

async function serve({ layers, folder, ports }: Given): Promise<void> {
  const interrupted = untilInterrupted();
  console.error('starting console, Jaeger, collector and Prometheus …');
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const starting = startStack({ layers, ports, ...(folder !== undefined && { folder }) }).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  const stack = await starting;
  if (!stack) return;
  console.log(describe(stack));
  const gone = stack.services.map(async (service) => {
    await service.ended();
    return service.name;
  });
  const name = await Promise.race([interrupted, ...gone]);
  if (name !== undefined) {
    console.error(`[spendspan stack] ${name} ended by itself; see ${stack.folder}/${name}.log`);
    process.exitCode = 1;
  }
  await stack.stop();
}

/** Until a signal, or until npm, which does not pass signals on, is gone. */
function untilInterrupted(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, 1000).unref();
  });
}

function describe({ ports, folder }: Stack): string {
  const otlp = `http://127.0.0.1:${ports.otlpHttp}`;
  const prometheus = `http://127.0.0.1:${ports.prometheus}`;
  const jaeger = `http://127.0.0.1:${ports.jaeger}`;
  return `
send spans to      ${otlp} (OTLP/HTTP), 127.0.0.1:${ports.otlpGrpc} (gRPC)
ledger and page    http://127.0.0.1:${ports.console}
Prometheus         ${prometheus}   answers over HTTP; built without its pages
Jaeger             ${jaeger}  the same
collector          http://127.0.0.1:${ports.collectorHealth}  whether it is well
logs and data      ${folder}

Send the calls of the example, or those of your own:
  OTEL_EXPORTER_OTLP_ENDPOINT=${otlp} npm --prefix examples/multi-team run calls
  OTEL_EXPORTER_OTLP_ENDPOINT=${otlp} node --import @spendspan/node/register app.js

Ask who spent what:
  node packages/cli/dist/main.js report org --ledger ${folder}/ledger.duckdb
  curl -G ${prometheus}/api/v1/query --data-urlencode 'query=sum by (team_id) (llm_cost_usd_total)'
  curl -G ${jaeger}/api/traces -d service=multi-team --data-urlencode 'tags={"team.id":"growth"}'

Ctrl-C ends all of them.`;
}
