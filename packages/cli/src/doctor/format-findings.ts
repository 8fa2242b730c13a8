import type { Paint, Tone } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import type { Finding } from './types.ts';

const TONES = { ok: 'good', warn: 'attention', fail: 'bad' } as const satisfies Record<Finding['status'], Tone>;

/** Findings as text for people: one line each, the remedy beneath, and a verdict at the end. */
export function formatFindings(findings: readonly Finding[], paint: Paint): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ about, status, found, remedy }) => [
    `${paint(TONES[status], status.padEnd(4))}  ${about.padEnd(width)}  ${cleanText(found)}`,
    ...(remedy === undefined ? [] : [`${' '.repeat(6 + width)}  → ${remedy}`]),
  ]);
  return `${lines.join('\n')}\n\n${formatVerdict(findings, paint)}\n`;
}

function formatVerdict(findings: readonly Finding[], paint: Paint): string {
  const failed = findings.filter(({ status }) => status === 'fail').length;
  const warned = findings.filter(({ status }) => status === 'warn').length;
  if (failed > 0) return paint('bad', `${failed} of ${findings.length} checks failed.`);
  if (warned > 0) return paint('attention', `Nothing failed; ${warned} to look at.`);
  return paint('good', 'All is well: spans arrive with cost and owner.');
}
