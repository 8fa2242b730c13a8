// What the application of a cell runs: every case of the contract, each under an owner of its own. Bundled, because
// older Nodes cannot read TypeScript.
import { withAttribution } from '@spendspan/attribution';
import type { World } from '../../packages/instrumentation-openai/test/contract/contract-case.ts';
import { CONTRACT } from '../../packages/instrumentation-openai/test/contract/index.ts';

/** @param adopt how a client that the application makes itself becomes instrumented, where no hook does it. */
export async function run(
  module: World['module'] & { readonly default?: unknown },
  adopt: World['adopt'] = (client) => client,
): Promise<void> {
  const url = process.env['LOCAL_URL'] ?? '';
  const client = adopt(new module.OpenAI({ apiKey: 'sk-local', baseURL: `${url}/v1`, maxRetries: 0 }));
  const major = Number(process.env['OPENAI_MAJOR']);
  for (const { title, lacks, call } of CONTRACT) {
    if (lacks?.[major]) continue;
    try {
      await withAttribution({ team: 'matrix', feature: title }, () => call({ client, module, url, adopt }));
    } catch (error) {
      console.error(`${title}: ${error instanceof Error ? error.stack : error}`);
      process.exitCode = 1;
    }
  }
}
