import { parseArgs } from 'node:util';

/** Whether `--live` was given. Ends the process with one line and exit code 2 when it makes no sense, or something else was given. */
export function readLive(): boolean {
  try {
    const { live } = parseArgs({ options: { live: { type: 'boolean', default: false } } }).values;
    if (!live || process.env['OPENAI_API_KEY']) return live;
    console.error('demo: got --live without OPENAI_API_KEY, expected a key; set it, or leave --live away');
  } catch {
    const got = process.argv.slice(2).join(' ');
    console.error(`demo: got ${JSON.stringify(got)}, expected --live or nothing; leave it away`);
  }
  process.exit(2);
}
