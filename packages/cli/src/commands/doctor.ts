import type { Command } from 'commander';
import { CHECKS } from '../doctor/checks.ts';
import { formatFindings } from '../doctor/format-findings.ts';
import { readApp } from '../doctor/read-app.ts';
import type { Finding } from '../doctor/types.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint } from '../paint.ts';

interface Options {
  readonly cwd: string;
  readonly json?: boolean;
}

/** `spendspan doctor`: why do no spans arrive? */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .summary('say why no spans arrive')
    .description(
      'Looks at an app, its environment and the OTLP endpoint, and makes one call with its own client against a provider on loopback. Exit code 1 when something fails; warnings do not count.',
    )
    .option('-C, --cwd <folder>', 'folder of the app', '.')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExamples:\n  spendspan doctor\n  spendspan doctor --cwd services/chat --json')
    .action(runDoctor);
}

async function runDoctor({ cwd, json }: Options): Promise<void> {
  const app = readApp(cwd);
  const findings: Finding[] = [];
  for (const check of CHECKS) findings.push(...(await check(app)));
  const ok = findings.every(({ status }) => status !== 'fail');
  const text = json
    ? `${JSON.stringify({ ok, cwd: app.cwd, findings }, undefined, 2)}\n`
    : formatFindings(findings, createPaint(process.stdout));
  process.stdout.write(text);
  if (!ok) process.exitCode = EXIT.failed;
}
