import { spawn } from 'node:child_process';
import { startLocalProvider } from '@spendspan/example-local-provider';
import { startReceiver } from '../../packages/node/test/otlp-receiver.ts';
import { buildApp } from './build-app.ts';
import { type Cell, warningOf } from './cells.ts';
import { checkSpans } from './check-spans.ts';
import { listCases } from './list-cases.ts';

/** How the contract held in one cell. */
export interface CellResult {
  readonly passed: number;
  readonly cases: number;
  /** Title of a case, or none for the application as a whole, with what is wrong. */
  readonly problems: readonly string[];
}

/** Runs the application of a cell against a provider and an OTLP receiver of its own. */
export async function runCell(cell: Cell, folder: string, node: string): Promise<CellResult> {
  const app = await buildApp(folder, cell);
  const [provider, receiver] = await Promise.all([startLocalProvider(), startReceiver()]);
  try {
    const { code, stdout, stderr } = await runApp(node, [...cell.way.node, app], folder, {
      LOCAL_URL: provider.url,
      OPENAI_MAJOR: String(cell.client.major),
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      SPENDSPAN_STREAM_USAGE_HOSTS: '127.0.0.1',
    });
    const calls = receiver.spans.filter(({ attributes }) => 'gen_ai.operation.name' in attributes);
    const cases = listCases(cell.client);
    const problems = code === 0 && stdout === '' ? [] : [`got exit code ${code} and the words ${stdout}${stderr}`];
    const warning = warningOf(cell);
    const words = stderr.replace(WITHOUT_PRICE, '');
    if (warning ? !warning.says.test(words) || words.trim().includes('\n') : words !== '') {
      problems.push(`got the words "${words}", expected ${warning?.says ?? 'none'}`);
    }
    const wrong = cases.flatMap((each) => {
      const own = calls.filter(({ attributes }) => attributes['feature.path'] === each.title);
      const found = checkSpans(each, own);
      return found.length > 0 ? [`${each.title}: ${found.join('; ')}`] : [];
    });
    const total = cases.reduce((sum, { spans }) => sum + spans.length, 0);
    if (calls.length !== total) problems.push(`got ${calls.length} spans in all, expected ${total}`);
    return { passed: cases.length - wrong.length, cases: cases.length, problems: [...problems, ...wrong] };
  } finally {
    await Promise.all([provider.close(), receiver.close()]);
  }
}

/** No list has a price for training: the cost processor says so once. */
const WITHOUT_PRICE = /^\[@spendspan\/cost\] got a call without a price for trainedToken [^\n]*\n/m;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function runApp(node: string, args: readonly string[], cwd: string, env: Record<string, string>): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([key]) => !/^(OTEL_|SPENDSPAN_|OPENAI_|NODE_)/.test(key));
  const child = spawn(node, args, {
    cwd,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...printed }));
  });
}
