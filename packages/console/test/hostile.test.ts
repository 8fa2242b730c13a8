import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchOrg, useConsole } from './console-fixture.ts';
import { startConsoleProcess } from './console-process.ts';
import { HOSTILE_EXPORTS, type HostileExport } from './hostile-exports.ts';
import { makeExport, makeIds, post, postJson } from './traces.ts';

describe('hostile exports', () => {
  const fixture = useConsole();

  it.each(HOSTILE_EXPORTS)('$name gets $status', async ({ status, headers, body }) => {
    const response = await post(fixture.console.url, body(), headers);
    expect(response.status).toBe(status);
    expect((await postJson(fixture.console.url, makeExport([makeIds()]))).status).toBe(200);
    expect((await fetchOrg(fixture.console.url)).totals.calls).toBeGreaterThan(0);
  });
});

const hasProc = process.platform === 'linux';
if (!hasProc) console.warn('SKIPPED: no /proc on this machine, so that the memory of the console is not measured');

describe.skipIf(!hasProc)('the memory of a console', () => {
  const fixture = useConsole();

  it('stays flat over two thousand hostile exports', async () => {
    const console = await startConsoleProcess(join(fixture.folder, 'hostile.duckdb'));
    try {
      const bodies = new Map(HOSTILE_EXPORTS.map(({ name, body }) => [name, body()]));
      const postSome = async (exports: Iterator<HostileExport>): Promise<void> => {
        for (let next = exports.next(); !next.done; next = exports.next()) {
          const { name, status, headers } = next.value;
          const response = await post(console.url, bodies.get(name) ?? fail(), headers).catch((error) => {
            const state = console.running ? 'running' : 'ended';
            throw new Error(`${name} was not answered (${String(error.cause)}); console ${state}`, { cause: error });
          });
          await response.arrayBuffer();
          expect({ name, status: response.status }).toEqual({ name, status });
        }
      };
      const postAll = async (exports: readonly HostileExport[]): Promise<void> => {
        const left = exports.values();
        await Promise.all(Array.from({ length: 8 }, () => postSome(left)));
      };
      const large = HOSTILE_EXPORTS.filter(
        ({ name, status }) => status === 413 || (bodies.get(name)?.length ?? 0) > 100_000,
      );
      const small = HOSTILE_EXPORTS.filter((one) => !large.includes(one));
      // Each of the large ones once: what the runtime takes for the largest of them it keeps.
      const round = [
        ...large,
        ...Array.from({ length: 500 - large.length }, (_, at) => small[at % small.length] ?? fail()),
      ];
      for (const _ of [1, 2]) await postAll(round);
      const before = readMemory(console.pid, 'VmRSS');
      for (const _ of [3, 4]) await postAll(round);
      // Were something kept of each export, it would be as much again.
      expect(readMemory(console.pid, 'VmRSS') - before).toBeLessThan(300);
      expect(readMemory(console.pid, 'VmHWM')).toBeLessThan(1_500);
      expect((await postJson(console.url, makeExport([makeIds()]))).status).toBe(200);
    } finally {
      await console.kill();
    }
  }, 600_000);
});

/** Megabytes of a process, by their name in /proc/<pid>/status. */
function readMemory(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
}

function fail(): never {
  throw new Error('the list is empty');
}
