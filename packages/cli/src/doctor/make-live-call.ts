import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startProbeProvider } from './probe-provider.ts';
import { type ProbeSpan, startProbeReceiver } from './probe-receiver.ts';
import type { App } from './types.ts';

const TIMEOUT_MS = 20_000;
const OWNER = 'spendspan-doctor';
const MODEL = 'gpt-4.1-mini';

/** One of the two ways in which an app loads its client. */
export interface LiveForm {
  readonly label: string;
  readonly module: boolean;
}

/** Both ways are tried: which one a bundler or a transpiler made of an app cannot be seen from outside. */
export const LIVE_FORMS: readonly LiveForm[] = [
  { label: 'import', module: true },
  { label: 'require', module: false },
];

/** What came of a live call. */
export interface LiveResult {
  /** Why the call could not be made, in one line. */
  readonly failure?: string;
  readonly span?: ProbeSpan | undefined;
}

/** Runs a child in the app's folder that makes one model call, with provider and receiver on loopback. */
export async function makeLiveCall(app: App, form: LiveForm): Promise<LiveResult> {
  const [provider, receiver] = await Promise.all([startProbeProvider(), startProbeReceiver()]);
  try {
    const { code, stderr } = await runChild(app, form, provider.url, receiver.url);
    if (code !== 0) return { failure: describeFailure(code, stderr) };
    if (provider.calls() === 0) return { failure: 'the call did not reach its base URL; is a proxy set?' };
    return { span: receiver.findSpan() };
  } finally {
    await Promise.all([provider.close(), receiver.close()]);
  }
}

async function runChild(
  app: App,
  form: LiveForm,
  provider: string,
  receiver: string,
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(
    process.execPath,
    [
      ...['--import', '@spendspan/node/register'],
      ...[`--input-type=${form.module ? 'module' : 'commonjs'}`],
      // Not --eval: it makes a global of every built-in module, which openai trips over under Node's synchronous hooks.
      '-',
    ],
    { cwd: app.cwd, env: createEnvironment(app, provider, receiver), stdio: ['pipe', 'ignore', 'pipe'] },
  );
  // A child that is gone before it has read its code says why on stderr.
  child.stdin.on('error', () => {}).end(form.module ? MODULE_CODE : COMMONJS_CODE);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-20_000);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, stderr };
  } finally {
    clearTimeout(timer);
  }
}

/** The app's variables, except those that silence spans (they have a check of their own) or lead elsewhere. */
function createEnvironment(app: App, provider: string, receiver: string): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(app.env).filter(([name]) => !name.startsWith('OTEL_')));
  return {
    ...env,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: receiver,
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: 'none',
    NO_PROXY: '127.0.0.1',
    SPENDSPAN_PROBE_BASE_URL: provider,
    SPENDSPAN_PROBE_NODE: app.spendspanNode?.manifest,
  };
}

/** The API package is taken from where @spendspan/node has it; an app need not have one of its own. */
const CALL = `
  const { context, propagation } = createRequire(process.env.SPENDSPAN_PROBE_NODE)('@opentelemetry/api');
  const baggage = propagation.createBaggage({ 'team.id': { value: '${OWNER}' } });
  const client = new OpenAI({ apiKey: 'local', baseURL: process.env.SPENDSPAN_PROBE_BASE_URL, maxRetries: 0 });
  const request = { model: '${MODEL}', messages: [{ role: 'user', content: 'ping' }] };
  await context.with(propagation.setBaggage(context.active(), baggage), () => client.chat.completions.create(request));
`;

const MODULE_CODE = `
  import { createRequire } from 'node:module';
  import OpenAI from 'openai';
  ${CALL}
`;

const COMMONJS_CODE = `
  const { createRequire } = require('node:module');
  const loaded = require('openai');
  const OpenAI = loaded.OpenAI ?? loaded.default ?? loaded;
  (async () => { ${CALL} })();
`;

function describeFailure(code: number | null, stderr: string): string {
  if (code === null) return `the probe was not done after ${TIMEOUT_MS / 1000} seconds`;
  const lines = stderr.split('\n').map((line) => line.trim());
  const line = lines.find((text) => /^(?:\w*Error\b|\[@spendspan)/.test(text)) ?? lines.find((text) => text !== '');
  return `the probe ended with exit code ${code}: ${line ?? 'no message'}`;
}
