import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DiskFullError, realLedgerPath } from '@spendspan/ledger';

/** What a console writes beside its ledger file, so that the command finds it. */
export interface Sidecar {
  readonly url: string;
  readonly pid: number;
  /** Random, one per start. */
  readonly instance: string;
  /** What whoever asks it has to know. Only who may read this file knows it: the user whose console it is. */
  readonly token?: string | undefined;
}

/** Where the sidecar of a ledger file is: one place, whichever name the file is given. */
export function sidecarPath(ledgerPath: string): string {
  return `${realLedgerPath(ledgerPath)}.console.json`;
}

/**
 * Writes the sidecar, in one step for those who read at the same time.
 * @throws DiskFullError
 */
export function writeSidecar(ledgerPath: string, sidecar: Sidecar): void {
  const path = sidecarPath(ledgerPath);
  const draft = `${path}.${sidecar.instance}`;
  try {
    writeFileSync(draft, `${JSON.stringify(sidecar)}\n`, { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw DiskFullError.isCauseOf(error) ? new DiskFullError(path, { cause: error }) : error;
  }
}

/** The sidecar of a ledger file; undefined when there is none or it is damaged. It may be left over from a crash. */
export function readSidecar(ledgerPath: string): Sidecar | undefined {
  try {
    const content = JSON.parse(readFileSync(sidecarPath(ledgerPath), 'utf8')) as Partial<Sidecar> | null;
    const { url, pid, instance, token } = content ?? {};
    if (typeof url !== 'string' || typeof pid !== 'number' || typeof instance !== 'string') return undefined;
    return { url, pid, instance, ...(typeof token === 'string' && { token }) };
  } catch {
    // Absent, half written by an older version, or unreadable: all mean that nobody can be found through it.
    return undefined;
  }
}

/** Removes the sidecar unless another console has written its own since. */
export function removeSidecar(ledgerPath: string, instance: string): void {
  if (readSidecar(ledgerPath)?.instance === instance) rmSync(sidecarPath(ledgerPath), { force: true });
}
