import type { RegisterOptions } from './types.ts';

/** What an option has to be, and how to tell. */
type Kind = readonly [expected: string, is: (value: unknown) => boolean];

const TEXT: Kind = ['a string', (value) => typeof value === 'string'];
const FLAG: Kind = ['true or false', (value) => typeof value === 'boolean'];
const NUMBER: Kind = ['a number', (value) => typeof value === 'number'];
const LIST: Kind = ['a list', Array.isArray];
const OPTIONS: Kind = ['an object', isPlain];
const withMethod = (name: string): Kind => [
  `an object with ${name}()`,
  (value) => isObject(value) && typeof value[name] === 'function',
];

const KINDS = {
  serviceName: TEXT,
  resource: ['a Resource of @opentelemetry/resources', (value) => isObject(value) && isObject(value['attributes'])],
  endpoint: TEXT,
  headers: [
    'an object of strings',
    (value) => isPlain(value) && Object.values(value).every((each) => typeof each === 'string'),
  ],
  protocol: TEXT,
  sampler: withMethod('shouldSample'),
  propagator: withMethod('inject'),
  trustInbound: FLAG,
  prices: TEXT,
  cost: OPTIONS,
  processMetrics: FLAG,
  attribution: OPTIONS,
  openai: OPTIONS,
  instrumentations: LIST,
  spanProcessors: LIST,
  flushOnExit: FLAG,
  exitFlushTimeoutMs: NUMBER,
} as const satisfies Readonly<Record<keyof RegisterOptions, Kind>>;

/**
 * Tells a typing error from an option: what is misspelt would otherwise be ignored in silence.
 * @throws TypeError when there is no such option, or its value is of another kind.
 */
export function checkOptions(options: RegisterOptions): void {
  if (!isPlain(options)) throw new TypeError(`[@spendspan/node] got ${show(options)}, expected an object of options`);
  for (const [name, value] of Object.entries(options)) {
    const kind: Kind | undefined = Object.hasOwn(KINDS, name) ? KINDS[name as keyof RegisterOptions] : undefined;
    if (!kind) {
      throw new TypeError(
        `[@spendspan/node] got an option ${show(name)}, expected one of ${Object.keys(KINDS).join(', ')}; correct its name, or take it out`,
      );
    }
    const [expected, is] = kind;
    if (value !== undefined && !is(value)) {
      throw new TypeError(`[@spendspan/node] got ${show(value)} for ${name}, expected ${expected}; correct the option`);
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !Array.isArray(value);
}

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : (JSON.stringify(value) ?? String(value));
}
