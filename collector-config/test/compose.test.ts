import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeDatasources } from '../src/grafana/datasources.ts';
import { FEATURES } from '../src/prometheus.ts';
import { PROGRAMS } from '../stack/programs.ts';

interface Container {
  readonly image?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string; readonly required?: boolean }>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Container>>;
  readonly volumes: object;
};
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('is what the compose specification allows', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
    const { $schema, ...schema } = JSON.parse(readFileSync(join(folder, 'schemas/compose.schema.json'), 'utf8'));
    expect($schema).toContain('draft-07');
    const check = new Ajv({ strict: false, allErrors: true }).compile(schema);
    check(compose);
    expect(check.errors ?? []).toEqual([]);
    // And it is a check.
    expect(check({ services: { app: { imagee: 'x' } } })).toBe(false);
  });

  it('publishes ports on this machine alone', () => {
    for (const [name, { ports = [] }] of services)
      for (const port of ports) expect(port, name).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('gives no container a writable image, a capability or a way to the host', () => {
    for (const [name, container] of services) {
      expect(container, name).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
      expect(container.privileged, name).toBeUndefined();
      for (const volume of container.volumes ?? []) {
        expect(volume, name).not.toContain('docker.sock');
        if (volume.startsWith('./')) expect(volume, name).toMatch(/:ro$/);
      }
    }
  });

  it('names images by version, of the programs those that are proven here', () => {
    const images = services.flatMap(([, { image }]) => image ?? []);
    for (const image of images) expect(image).toMatch(/^[\w./-]+:(?:v?\d+\.\d+(?:\.\d+)?|local)$/);
    for (const { name, version } of PROGRAMS) {
      expect(compose.services[name]?.image, name).toMatch(new RegExp(`:v?${version.replaceAll('.', '\\.')}$`));
    }
  });

  it('builds its own image on the Node that is tested', () => {
    const bases = [...readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^FROM node:(\S+)-bookworm-slim/gm)];
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(bases.map(([, version]) => version)).toEqual([devDependencies.node, devDependencies.node]);
  });

  it('lets nobody into Grafana without the password that it asks for', () => {
    expect(compose.services['grafana']?.environment).toMatchObject({
      GF_AUTH_ANONYMOUS_ENABLED: 'false',
      GF_USERS_ALLOW_SIGN_UP: 'false',
    });
    expect(compose.services['grafana']?.environment?.['GF_SECURITY_ADMIN_PASSWORD']).toMatch(
      /^\$\{GRAFANA_ADMIN_PASSWORD:\?/,
    );
  });

  it('mounts what is there, and tells Grafana all that its sources ask for', () => {
    for (const [, { volumes = [] }] of services) {
      for (const volume of volumes) {
        const [from = ''] = volume.split(':');
        if (from.startsWith('./')) expect(existsSync(join(root, from)), from).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(from);
      }
    }
    const asked = [...writeDatasources().matchAll(/\$(SPENDSPAN_\w+)/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(4);
    for (const name of asked) expect(Object.keys(compose.services['grafana']?.environment ?? {})).toContain(name);
  });

  it('waits for the health of those that have a check alone, and needs no profile that is off', () => {
    for (const [name, { depends_on = {}, profiles = [] }] of services) {
      for (const [other, { condition, required }] of Object.entries(depends_on)) {
        const container = compose.services[other];
        expect(container, `${name} needs ${other}`).toBeDefined();
        if (condition === 'service_healthy') expect(container?.healthcheck, other).toBeDefined();
        if (container?.profiles && profiles.length === 0) expect(required, `${name} needs ${other}`).toBe(false);
      }
    }
    // It has no shell, nothing that asks, and none is made up.
    expect(compose.services['collector']?.healthcheck).toBeUndefined();
  });

  it('starts Prometheus with the features that the rules count on, and has only ClickHouse in a profile', () => {
    expect(compose.services['prometheus']?.command).toContain(`--enable-feature=${FEATURES}`);
    const optional = services.filter(([, { profiles }]) => profiles).map(([name]) => name);
    expect(optional).toEqual(['clickhouse', 'clickhouse-views']);
  });

  it('scrapes the collector where it listens', () => {
    const { scrape_configs } = parse(readFileSync(join(root, 'collector-config/prometheus.yaml'), 'utf8')) as {
      readonly scrape_configs: readonly {
        readonly static_configs: readonly { readonly targets: readonly string[] }[];
      }[];
    };
    const targets = scrape_configs.flatMap(({ static_configs }) => static_configs.flatMap(({ targets }) => targets));
    expect(targets).toEqual(['collector:8889', 'collector:8888']);
    expect(compose.services['collector']?.environment).toMatchObject({
      SPENDSPAN_PROMETHEUS_ENDPOINT: '0.0.0.0:8889',
      SPENDSPAN_TELEMETRY_HOST: '0.0.0.0',
    });
  });
});
