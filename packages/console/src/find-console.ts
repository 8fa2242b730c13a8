import { defaultLedgerPath, isClickHouseUrl } from '@spendspan/ledger';
import { readSidecar } from './sidecar.ts';
import type { FoundConsole } from './types.ts';

const TIMEOUT_MS = 3_000;

/**
 * The console that has a ledger file open, if it really answers and is the one that wrote the file's sidecar.
 * Never throws; a sidecar left over from a crash is not believed.
 */
export async function findConsole(ledgerPath: string = defaultLedgerPath()): Promise<FoundConsole | undefined> {
  if (isClickHouseUrl(ledgerPath)) return undefined;
  const sidecar = readSidecar(ledgerPath);
  if (!sidecar) return undefined;
  try {
    // Without the token: who answers is to be known before it is told.
    const response = await fetch(new URL('/healthz', sidecar.url), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { instance } = (await response.json()) as { readonly instance?: string };
    if (instance !== sidecar.instance) return undefined;
    return { url: sidecar.url, pid: sidecar.pid, ...(sidecar.token !== undefined && { token: sidecar.token }) };
  } catch {
    return undefined;
  }
}
