import { fileURLToPath } from 'node:url';

/** A program that is built from Go modules. */
export interface Program {
  readonly name: string;
  /** What it calls itself. */
  readonly version: string;
  /** Folder with its go.mod and go.sum, which name every module and its sum. */
  readonly modules: string;
  /** The binaries that come of it. */
  readonly binaries: readonly string[];
  /** Further files of this folder that it is made of. */
  readonly files: readonly string[];
  /** Arguments of `go`, run in a copy of `modules` with `files`; binaries are put there. */
  readonly build: readonly string[];
}

const folder = fileURLToPath(new URL('..', import.meta.url));

export const COLLECTOR: Program = {
  name: 'collector',
  version: '0.155.0',
  modules: `${folder}programs/collector`,
  binaries: ['otelcol-spendspan'],
  files: [`${folder}builder.yaml`],
  // Without what go.mod has already: `go mod tidy` asks for the modules of other people's tests.
  build: [
    'run',
    'go.opentelemetry.io/collector/cmd/builder@v0.155.0',
    '--config',
    'builder.yaml',
    '--skip-get-modules',
  ],
};

/** v1.76.0 is the last version under the module path without /v2, and is Jaeger 2.13.0. */
export const JAEGER: Program = {
  name: 'jaeger',
  version: '2.13.0',
  modules: `${folder}programs/jaeger`,
  binaries: ['jaeger'],
  files: [],
  build: ['build', '-ldflags=-s -w', '-o', '.', 'github.com/jaegertracing/jaeger/cmd/jaeger'],
};

/** Module v0.316.0. Without the discovery of clouds, which is most of what it compiles. */
export const PROMETHEUS: Program = {
  name: 'prometheus',
  version: '3.16.0',
  modules: `${folder}programs/prometheus`,
  binaries: ['prometheus', 'promtool'],
  files: [],
  build: [
    'build',
    '-ldflags=-s -w',
    '-tags=remove_all_sd',
    '-o',
    '.',
    'github.com/prometheus/prometheus/cmd/prometheus',
    'github.com/prometheus/prometheus/cmd/promtool',
  ],
};

/** Every one, the slowest to build last. */
export const PROGRAMS: readonly Program[] = [COLLECTOR, PROMETHEUS, JAEGER];
