import { parseArgs } from 'node:util';

/** An option, its default and what it is for. */
export interface Option {
  readonly default: string | number | readonly number[];
  readonly says: string;
}

export type Options = Readonly<Record<string, Option>>;

/** As text where that is what the default is, as a number, or as a list of numbers. */
export type Values<T extends Options> = {
  readonly [Name in keyof T]: T[Name]['default'] extends string
    ? string
    : T[Name]['default'] extends number
      ? number
      : readonly number[];
};

/** Ends the process with what was got, what was expected, and where the options are told. */
export function refuse(command: string, message: string): never {
  console.error(`[spendspan] ${command}: ${message}; npm run ${command} -- --help says more.`);
  process.exit(2);
}

/** Each option with its default, a line each. */
export function writeOptions(options: Options): string {
  return Object.entries(options)
    .map(([name, { default: value, says }]) => {
      const given = String(value) === '' ? `--${name}=…` : `--${name}=${value}`;
      return `  ${given.padEnd(22)} ${says}`;
    })
    .join('\n');
}

/**
 * The options that were given, as text.
 * @param command of npm run, for what is said of one that is not known, without a value, or of the wrong kind.
 */
export function readGiven(command: string, known: Options, args: readonly string[]): ReadonlyMap<string, string> {
  const options = Object.fromEntries(Object.keys(known).map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') refuse(command, `got "${token.value}", expected options only`);
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) refuse(command, `got ${token.rawName}, expected ${listOptions(known)}`);
    // Of `--calls --client=7`, the value is not the next option.
    if (!token.value || (!token.inlineValue && token.value.startsWith('-'))) {
      refuse(command, `got --${token.name} without a value, expected --${token.name}=${option.default || 'TEXT'}`);
    }
    checkKind(command, token.name, option, token.value);
    given.set(token.name, token.value);
  }
  return given;
}

/** The options of a process, the defaults among them. */
export function readOptions<const T extends Options>(command: string, known: T): Values<T> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`npm run ${command} -- [options]\n${writeOptions(known)}`);
    process.exit(0);
  }
  const given = readGiven(command, known, args);
  const values = Object.entries(known).map(([name, { default: value }]) => [name, toKind(given.get(name), value)]);
  return Object.fromEntries(values);
}

function listOptions(known: Options): string {
  const names = Object.keys(known).map((name) => `--${name}`);
  return names.length === 0 ? 'no option' : `one of ${names.join(', ')}`;
}

function checkKind(command: string, name: string, { default: value }: Option, text: string): void {
  if (typeof value === 'string') return;
  const numbers = typeof value === 'number' ? [text] : text.split(',');
  if (numbers.every((one) => /^[1-9]\d*$/.test(one))) return;
  const expected =
    typeof value === 'number' ? 'a whole number of 1 or more' : `whole numbers of 1 or more, as ${value}`;
  refuse(command, `got --${name} "${text}", expected ${expected}`);
}

function toKind(text: string | undefined, value: Option['default']): Option['default'] {
  if (text === undefined || typeof value === 'string') return text ?? value;
  return typeof value === 'number' ? Number(text) : text.split(',').map(Number);
}
