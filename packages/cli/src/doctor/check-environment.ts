import type { App, Finding } from './types.ts';

type Rule = (env: App['env']) => Omit<Finding, 'about'> | undefined;

const DEFAULT_SAMPLER = 'parentbased_always_on';
const SAMPLERS = ['always_on', 'always_off', 'traceidratio'].flatMap((name) => [name, `parentbased_${name}`]);
const PROTOCOLS = ['http/protobuf', 'http/json'];

/** Variables that silence spans, or change where they go; each rule is silent when its variable is harmless. */
const RULES: readonly (readonly [name: string, rule: Rule])[] = [
  ['OTEL_SDK_DISABLED', checkSdk],
  ['OTEL_NODE_DISABLED_INSTRUMENTATIONS', checkInstrumentations],
  ['OTEL_TRACES_EXPORTER', checkExporter],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', (env) => checkProtocol(env['OTEL_EXPORTER_OTLP_PROTOCOL'])],
  ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', (env) => checkProtocol(env['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'])],
  ['OTEL_TRACES_SAMPLER', checkSampler],
];

/** Do `OTEL_*` variables silence the spans? */
export function checkEnvironment({ env }: App): readonly Finding[] {
  const findings = applyRules(env);
  if (findings.length > 0) return findings;
  return [{ about: 'OTEL_* variables', status: 'ok', found: 'none of them silences spans' }];
}

/** Names of the variables because of which no span is sent. */
export function findSilencers(env: App['env']): readonly string[] {
  return applyRules(env).flatMap(({ about, status }) => (status === 'fail' ? [about] : []));
}

function applyRules(env: App['env']): readonly Finding[] {
  return RULES.flatMap(([about, rule]) => {
    const finding = rule(env);
    return finding ? [{ about, ...finding }] : [];
  });
}

function checkSdk(env: App['env']): ReturnType<Rule> {
  if (env['OTEL_SDK_DISABLED']?.trim().toLowerCase() !== 'true') return undefined;
  return { status: 'fail', found: 'is true: nothing is recorded', remedy: 'unset it' };
}

function checkInstrumentations(env: App['env']): ReturnType<Rule> {
  const names = readList(env['OTEL_NODE_DISABLED_INSTRUMENTATIONS']);
  if (!names.includes('openai')) return undefined;
  const found = `is ${names.join(',')}: calls of the openai client are not recorded`;
  return { status: 'fail', found, remedy: names.length === 1 ? 'unset it' : 'take openai out of it' };
}

function checkExporter(env: App['env']): ReturnType<Rule> {
  const text = env['OTEL_TRACES_EXPORTER']?.trim();
  const names = readList(text);
  if (!text || names.includes('otlp')) return undefined;
  const remedy = 'unset it, or set it to otlp';
  if (names.includes('console')) {
    return { status: 'warn', found: `is ${names.join(',')}: spans do not go to an OTLP endpoint`, remedy };
  }
  return { status: 'fail', found: `is ${text}: spans are made and not sent`, remedy };
}

function checkProtocol(value: string | undefined): ReturnType<Rule> {
  const protocol = value?.trim().toLowerCase();
  if (!protocol || PROTOCOLS.includes(protocol)) return undefined;
  const port = protocol === 'grpc' ? ' and the endpoint to the HTTP port, mostly 4318' : '';
  const found = `is ${protocol}: @spendspan/node sends http/protobuf instead`;
  return { status: 'warn', found, remedy: `set it to http/protobuf${port}` };
}

function checkSampler(env: App['env']): ReturnType<Rule> {
  const sampler = env['OTEL_TRACES_SAMPLER']?.trim().toLowerCase();
  const rate = env['OTEL_TRACES_SAMPLER_ARG'];
  if (!sampler || sampler === 'always_on' || sampler === DEFAULT_SAMPLER) return undefined;
  if (!SAMPLERS.includes(sampler)) {
    const found = `is ${sampler}, which is unknown: ignored, ${DEFAULT_SAMPLER} is used`;
    return { status: 'warn', found, remedy: `unset it, or set it to one of ${SAMPLERS.join(', ')}` };
  }
  if (sampler.endsWith('traceidratio') && Number(rate ?? 1) >= 1) return undefined;
  const found = `is ${sampler}${rate === undefined ? '' : ` (${rate})`}: @spendspan/node sends every model call all the same`;
  const remedy = 'in an SDK that you build yourself, wrap the sampler in spendSampler()';
  // Fine with register(); somebody who built the SDK by hand needs to know.
  return { status: 'warn', found, remedy };
}

function readList(text = ''): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
