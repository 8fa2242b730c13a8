import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

/** `spendspan help report team`: what `spendspan report team --help` prints. */
export function addHelpCommand(program: Command): void {
  program
    .command('help')
    .summary('say more about a command')
    .description('Prints the help of a command; without one, of the program.')
    .argument('[command...]', 'a command, and the one beneath it')
    .action((names: readonly string[]) => findCommand(program, names).help());
}

function findCommand(program: Command, names: readonly string[]): Command {
  let command = program;
  for (const name of names) {
    const below = command.commands.find((candidate) => candidate.name() === name);
    if (!below) {
      const known = command.commands.map((candidate) => candidate.name()).join(', ');
      const expected = known === '' ? `no more after "${command.name()}"` : `one of ${known}`;
      throw new CliError(EXIT.usage, `got "${name}" to explain, expected ${expected}; see "spendspan --help"`);
    }
    command = below;
  }
  return command;
}
