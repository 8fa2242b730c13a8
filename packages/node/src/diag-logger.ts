import { Console } from 'node:console';
import { inspect } from 'node:util';
import { type DiagLogger, DiagLogLevel, diag } from '@opentelemetry/api';
import { type Environment, readText } from './environment.ts';

const LEVELS: Readonly<Record<string, DiagLogLevel>> = {
  NONE: DiagLogLevel.NONE,
  ERROR: DiagLogLevel.ERROR,
  WARN: DiagLogLevel.WARN,
  INFO: DiagLogLevel.INFO,
  DEBUG: DiagLogLevel.DEBUG,
  VERBOSE: DiagLogLevel.VERBOSE,
  ALL: DiagLogLevel.ALL,
};

/** Sends OpenTelemetry's diagnostics to stderr, one line each, from `OTEL_LOG_LEVEL` (default: warn) upwards. */
export function logDiagnostics(env: Environment): void {
  const logLevel = LEVELS[readText(env, 'OTEL_LOG_LEVEL')?.toUpperCase() ?? ''] ?? DiagLogLevel.WARN;
  diag.setLogger(STDERR, { logLevel, suppressOverrideMessage: true });
}

/**
 * Writes one line to stderr. A stderr that nobody reads any more, or whose disk is full, is no reason to end the
 * application: a bare write would raise an unhandled 'error' event there.
 */
export function writeLine(line: string): void {
  stderrConsole ??= new Console({ stdout: process.stderr, stderr: process.stderr, ignoreErrors: true });
  stderrConsole.error('%s', line);
}

let stderrConsole: Console | undefined;

function write(...parts: unknown[]): void {
  writeLine(parts.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' '));
}

// The console logger of the API writes its lower levels to stdout, which belongs to the application.
const STDERR: DiagLogger = { error: write, warn: write, info: write, debug: write, verbose: write };
