import type { Usage } from '@spendspan/cost';
import { type Command, Option } from 'commander';
import { createPaint } from '../../paint.ts';
import { explainCall } from '../../prices/explain.ts';
import { toExplanationJson } from '../../prices/explanation-json.ts';
import { formatExplanation } from '../../prices/format-explanation.ts';
import { CATALOGUE_OPTION } from '../../prices/open-catalogue.ts';
import { openPricer } from '../../prices/open-pricer.ts';
import { type CallOptions, readCall } from '../../prices/read-call.ts';
import { readTime } from '../../prices/read-time.ts';
import { readUsageJson, readUsageText, USAGE_FLAGS } from '../../prices/usage-flags.ts';

interface Options extends CallOptions {
  readonly prices?: string;
  readonly catalogue?: string;
  readonly unknownHost?: 'list' | 'unpriced';
  readonly json?: boolean;
}

/** `spendspan prices explain`: what a call costs, and why. */
export function addExplainCommand(prices: Command): void {
  const command = prices
    .command('explain')
    .summary('say what a call costs, and why')
    .description(
      'Prices one call: whose price list, which tier and day, the arithmetic line by line, and where each price is published. Exit code 0 also for a call without a price: the answer says why.',
    )
    .option('-m, --model <id>', 'the model that answered')
    .option('--request-model <id>', 'the model or deployment asked for, where another one answered')
    .option('--host <host>', 'host of the API: it decides whose prices apply')
    .option('--provider <name>', 'provider, where the host is not known')
    .option('--tier <name>', 'tier that served the call: batch, flex, priority … (default: standard)')
    .option('--request-tier <name>', 'tier asked for, where the answer names none')
    .option('--at <time>', 'when the call began, a day or a time in UTC (default: now)', readTime)
    .option('--operation <name>', 'gen_ai.operation.name: chat, embeddings …')
    .option('--usage <json>', 'the usage as JSON, by the field names of the API; the options below win', readUsageJson);
  const fields = Object.entries(USAGE_FLAGS).map(([field, usageFlag]) => {
    const { flag, kind, summary } = usageFlag;
    const option = new Option(`${flag} <${kind === 'text' ? 'text' : 'number'}>`, summary)
      .argParser((text) => readUsageText(usageFlag, text))
      .helpGroup('Usage:');
    command.addOption(option);
    return [field, option.attributeName()] as const;
  });
  command
    .option('--prices <file>', 'price file of your own (default: SPENDSPAN_PRICES)')
    .option(...CATALOGUE_OPTION)
    .addOption(
      new Option('--unknown-host <what>', 'a known model on a host nobody knows: its list price, or no amount')
        .choices(['list', 'unpriced'])
        .default('list'),
    )
    .option('--json', 'print the explanation as JSON, amounts as exact decimals')
    .addHelpText('after', HELP)
    .action(async (options: Options & Readonly<Record<string, unknown>>) => {
      const flags = fields.flatMap(([field, name]) => (options[name] === undefined ? [] : [[field, options[name]]]));
      await runExplain(options, Object.fromEntries(flags) as Usage);
    });
}

async function runExplain(options: Options, flags: Usage): Promise<void> {
  const call = readCall(options, flags);
  const { pricer, file } = await openPricer(options);
  const explained = explainCall(call, pricer, file);
  const text = options.json
    ? `${JSON.stringify(toExplanationJson(explained), undefined, 2)}\n`
    : formatExplanation(explained, createPaint(process.stdout));
  process.stdout.write(text);
}

const HELP = `
Examples:
  spendspan prices explain --model gpt-4.1 --host api.openai.com --input 1000 --cached 400 --output 100
  spendspan prices explain --model gpt-4.1 --provider openai --tier batch --at 2026-08-20 --input 1000 --json
  spendspan prices explain --model gpt-4.1 --host llm.example.com --prices prices.yaml \\
    --usage '{"inputTokens":1000,"outputTokens":100}'`;
