import { readFileSync } from 'node:fs';
import { UserIdKeyError } from '../errors.ts';

const MIN_LENGTH = 16;

const REMEDY = 'make one with: openssl rand -hex 32';

/**
 * The key that user ids are hashed with: the given one, else `SPENDSPAN_USER_ID_KEY`, else the content of the file that
 * `SPENDSPAN_USER_ID_KEY_FILE` names. White space at its ends is no part of it. Undefined: ids are not hashed.
 * @throws UserIdKeyError when it is too short or the file cannot be read.
 */
export function readUserIdKey(
  given?: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  if (given !== undefined) return checkKey(given, 'the option userIdKey');
  const [key, file] = [env['SPENDSPAN_USER_ID_KEY'], env['SPENDSPAN_USER_ID_KEY_FILE']];
  if (key) return checkKey(key, 'SPENDSPAN_USER_ID_KEY');
  return file ? readUserIdKeyFile(file) : undefined;
}

/**
 * The key in a file.
 * @throws UserIdKeyError when it is too short or the file cannot be read.
 */
export function readUserIdKeyFile(path: string): string {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'an error';
    throw new UserIdKeyError(`${code} for the user id key file ${path}`, 'a file that can be read', REMEDY);
  }
  return checkKey(content, `the user id key file ${path}`);
}

function checkKey(text: string, where: string): string {
  const key = text.trim();
  if (key.length >= MIN_LENGTH) return key;
  throw new UserIdKeyError(`${key.length} characters in ${where}`, `a secret of at least ${MIN_LENGTH}`, REMEDY);
}
