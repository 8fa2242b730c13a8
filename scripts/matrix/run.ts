// What the application of a cell runs: every case of the contract, each under an owner of its own. Bundled, because
// older Nodes cannot read TypeScript.
import { withAttribution } from '@spendspan/attribution';
import type { World } from '../../packages/instrumentation-openai/test/contract/contract-case.ts';
import { listCases } from './list-cases.ts';

/**
 * @param load how the application loads a module beside the main one.
 * @param adopt how a client or class that the application makes or loads itself becomes instrumented, where no hook does it.
 */
export async function runCases(
  module: World['module'] & { readonly default?: unknown },
  load: World['load'],
  adopt: World['adopt'] = (client) => client,
): Promise<void> {
  const url = process.env['LOCAL_URL'] ?? '';
  const client = adopt(new module.OpenAI({ apiKey: 'sk-local', baseURL: `${url}/v1`, maxRetries: 0 }));
  const major = Number(process.env['OPENAI_MAJOR']);
  for (const { title, call } of listCases({ major })) {
    try {
      await withAttribution({ team: 'matrix', feature: title }, () => call({ client, module, url, adopt, load }));
    } catch (error) {
      console.error(`${title}: ${error instanceof Error ? error.stack : error}`);
      process.exitCode = 1;
    }
  }
}
