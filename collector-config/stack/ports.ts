import { createServer } from 'node:net';

/** What of the stack listens, and where unless told otherwise. */
export const PORTS = {
  otlpHttp: 4318,
  otlpGrpc: 4317,
  console: 4319,
  prometheus: 9090,
  jaeger: 16_686,
  collectorHealth: 13_133,
  jaegerOtlp: 0,
  jaegerGrpc: 0,
  collectorMetrics: 0,
  collectorTelemetry: 0,
} as const;

/** Any free ports for those that have a usual one, so that stacks do not meet. */
export const FREE_PORTS = {
  otlpHttp: 0,
  otlpGrpc: 0,
  console: 0,
  prometheus: 0,
  jaeger: 0,
  collectorHealth: 0,
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Readonly<Record<PortName, number>>;

/**
 * A port for each: the one asked for; else the usual one where it is free; else any. 0 asks for any.
 * @throws Error when one that was asked for is taken.
 */
export async function findPorts(asked: Readonly<Partial<Record<PortName, number>>> = {}): Promise<Ports> {
  const ports: Partial<Record<PortName, number>> = {};
  for (const name of Object.keys(PORTS) as PortName[])
    ports[name] = await findPort(name, asked[name], Object.values(ports));
  return ports as Ports;
}

async function findPort(name: PortName, asked: number | undefined, taken: readonly number[]): Promise<number> {
  if (asked) {
    if (await tryPort(asked)) return asked;
    throw new Error(`[spendspan stack] got port ${asked} for ${name}, which is in use; give another one, or 0 for any`);
  }
  const usual = asked === 0 ? 0 : PORTS[name];
  const found = (usual && !taken.includes(usual) && (await tryPort(usual))) || (await tryPort(0));
  if (!found) throw new Error('[spendspan stack] no port is free on 127.0.0.1');
  return taken.includes(found) ? findPort(name, 0, taken) : found;
}

/** The port, when nobody listens there; undefined else. */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
