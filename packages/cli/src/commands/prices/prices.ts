import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { addCheckCommand } from './check.ts';
import { addCoverageCommand } from './coverage.ts';
import { addExplainCommand } from './explain.ts';
import { addListCommand } from './list.ts';
import { addOtelCommand } from './otel.ts';

/** Everything beneath `spendspan prices`, in the order of its help. A new one is a file here and a line. */
const COMMANDS: readonly ((prices: Command) => void)[] = [
  addExplainCommand,
  addListCommand,
  addCheckCommand,
  addCoverageCommand,
  addOtelCommand,
];

/** `spendspan prices …` */
export function addPricesCommand(program: Command): void {
  const prices = program
    .command('prices')
    .summary('explain a price, list prices, check price files, find what has none, price in a collector')
    .description('Says what calls cost and why: by public price lists, and by price files of your own.')
    .argument('[name]', 'one of the commands below')
    .addHelpText('after', HELP);
  for (const add of COMMANDS) add(prices);
  const known = prices.commands.map(describeCommand).join(', ');
  prices.action((name: string | undefined) => {
    const got = name === undefined ? 'nothing to do' : `"prices ${name}"`;
    throw new CliError(EXIT.usage, `got ${got}, expected one of ${known}; see "spendspan prices --help"`);
  });
}

function describeCommand(command: Command): string {
  const names = [command.name(), ...command.registeredArguments.map((argument) => `<${argument.name()}>`)];
  return `"prices ${names.join(' ')}"`;
}

const HELP = `
Examples:
  spendspan prices explain --model gpt-4.1 --host api.openai.com --input 1000 --cached 400 --output 100
  spendspan prices list --provider anthropic
  spendspan prices check prices.yaml
  spendspan prices coverage
  spendspan prices otel > prices.yaml`;
