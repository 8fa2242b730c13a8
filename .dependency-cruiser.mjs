/** The arrows of the design: who may import whom. Everything not listed here is forbidden between packages. */
const ARROWS = {
  attribution: [],
  'instrumentation-openai': ['attribution'],
  cost: ['attribution'],
  node: ['attribution', 'instrumentation-openai', 'cost'],
  ledger: ['attribution'],
  console: ['ledger', 'cost'],
  cli: ['console', 'ledger', 'cost'],
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.test\\.ts$' },
      // import-in-the-middle is resolved from the copy that @opentelemetry/instrumentation itself listens on.
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown'], pathNot: '^import-in-the-middle/' },
    },
    ...Object.entries(ARROWS).map(([name, allowed]) => ({
      name: `arrows-of-${name}`,
      comment: `${name} may import ${allowed.join(', ') || 'no other package'}`,
      severity: 'error',
      from: { path: `^packages/${name}/src/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/[^/]+/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
    })),
    {
      name: 'arrows-of-collector-config',
      comment: 'collector-config may import attribution, cost, ledger, to take the names from where they are declared',
      severity: 'error',
      from: { path: '^collector-config/' },
      to: { path: '^(packages/[^/]+|examples|tests)/', pathNot: '^packages/(attribution|cost|ledger)/' },
    },
    {
      name: 'packages-do-not-know-collector-config',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^collector-config/' },
    },
    {
      name: 'examples-use-public-packages',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^packages/[^/]+/src/', pathNot: '^packages/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'packages-do-not-know-examples',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^examples/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
