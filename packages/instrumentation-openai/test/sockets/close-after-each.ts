import { afterEach, expect } from 'vitest';
import { countOpenCalls } from '../../src/index.ts';
import type { ClientSocket } from './open-socket.ts';

/** Sockets that are put into the list are closed after each test, which must leave no call open. */
export function closeAfterEach(): ClientSocket[] {
  const open: ClientSocket[] = [];
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.close();
    await expect.poll(() => countOpenCalls()).toBe(0);
  });
  return open;
}
