import * as threads from 'node:worker_threads';
import { writeLine } from './diag-logger.ts';
import { registerOnce } from './register.ts';

// Node runs --require in the thread of its loader hooks as well, where no application runs. Older ones do not say so,
// but give only the threads of an application a port to their parent.
const { isMainThread, parentPort, isInternalThread = !isMainThread && parentPort === null } = threads as Threads;

type Threads = Omit<typeof threads, 'isInternalThread'> & { readonly isInternalThread?: boolean };

if (!isInternalThread) {
  try {
    registerOnce({}, { lookBack: false });
  } catch (error) {
    const { message, stack } = error as Error;
    // One line is what an operator needs; the stack of a preload says nothing about a malformed setting.
    writeLine(message.startsWith('[@spendspan/') ? message : String(stack));
    process.exit(1);
  }
}
