#!/usr/bin/env node
import { CommanderError } from 'commander';
import { describeError } from './describe-error.ts';
import { createProgram } from './program.ts';

// `spendspan report org | head` closes the pipe early; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const [, , ...args] = process.argv;
try {
  // Whoever asks for nothing gets told what there is.
  await createProgram().parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
} catch (error) {
  // Help and version are printed by throwing, too.
  if (!(error instanceof CommanderError && error.exitCode === 0)) {
    const { message, exitCode } = describeError(error);
    process.stderr.write(`spendspan: ${message}\n`);
    process.exitCode = exitCode;
  }
}
