import { createInterface } from 'node:readline/promises';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

/**
 * Has a person say yes to what cannot be taken back.
 * @param what a sentence that says what will happen.
 * @throws CliError when nobody can be asked, or the answer is another one.
 */
export async function confirm(what: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new CliError(
      EXIT.usage,
      'got no --yes and no terminal to ask on, expected one of them; add --yes to go ahead',
    );
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`${what} This cannot be taken back. Type "yes" to go ahead: `);
  prompt.close();
  if (answer.trim().toLowerCase() !== 'yes') {
    throw new CliError(EXIT.failed, 'got no "yes", expected it; nothing was changed');
  }
}
