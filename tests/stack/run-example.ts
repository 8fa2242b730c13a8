import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '../../examples/local-provider/src/index.ts';

const FOLDER = fileURLToPath(new URL('../../examples/multi-team', import.meta.url));

/** Runs the app of the multi-team example once, its spans going to `endpoint` as JSON. */
export async function runExample(endpoint: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const provider = await startLocalProvider();
  try {
    const own = Object.entries(process.env).filter(([name]) => !/^(?:OTEL|SPENDSPAN|OPENAI|NODE|VITEST)_/.test(name));
    const child = spawn(process.execPath, ['--import', '@spendspan/node/register', 'src/app.ts'], {
      cwd: FOLDER,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...Object.fromEntries(own),
        OPENAI_API_KEY: 'local',
        OPENAI_BASE_URL: provider.baseURL,
        SPENDSPAN_PRICES: 'prices.yaml',
        OTEL_SERVICE_NAME: 'multi-team',
        OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        ...env,
      },
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`the example ended with ${code}: ${errors}`);
  } finally {
    await provider.close();
  }
}
