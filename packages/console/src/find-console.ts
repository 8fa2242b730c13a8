import { defaultLedgerPath, isClickHouseUrl } from '@spendspan/ledger';
import { readSidecar } from './sidecar.ts';
import type { ConsoleStatus, FoundConsole } from './types.ts';

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
    const response = await fetch(new URL('/api/v1/status', sidecar.url), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const status = (await response.json()) as Partial<ConsoleStatus>;
    return status.instance === sidecar.instance ? { url: sidecar.url, pid: sidecar.pid } : undefined;
  } catch {
    return undefined;
  }
}
