import type { App, Finding } from './types.ts';

const OLDEST = [4, 19] as const;
const NEWEST_TESTED_MAJOR = 7;

/** Is there an `openai` client, and one that can be instrumented? */
export function checkOpenAIClient({ cwd, openai }: App): readonly Finding[] {
  const about = 'openai client';
  if (!openai) {
    return [{ about, status: 'fail', found: `not installed for ${cwd}`, remedy: 'npm install openai' }];
  }
  const { version } = openai;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    const found = `${version} is older than ${OLDEST.join('.')} and is not instrumented`;
    return [{ about, status: 'fail', found, remedy: 'npm install openai@latest' }];
  }
  if (major > NEWEST_TESTED_MAJOR) {
    const found = `${version} is newer than any version that was tested (up to ${NEWEST_TESTED_MAJOR}.x)`;
    return [{ about, status: 'warn', found, remedy: 'look for a newer @spendspan/node if spans are missing' }];
  }
  return [{ about, status: 'ok', found: version }];
}
