import type { Command } from 'commander';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';

/** Has errors in the options of a command point at its own help, which lists them. */
export function pointAtOwnHelp(command: Command): Command {
  return command.exitOverride((error) => {
    if (error.exitCode === 0) throw error;
    const names: string[] = [];
    for (let one: Command | null = command; one; one = one.parent) names.unshift(one.name());
    throw new CliError(EXIT.usage, `${error.message}; see "${names.join(' ')} --help"`);
  });
}
