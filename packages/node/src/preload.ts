import { isApplicationThread } from '@spendspan/instrumentation-openai';
import { writeLine } from './diag-logger.ts';
import { registerOnce } from './register.ts';

if (isApplicationThread()) {
  try {
    registerOnce({}, { lookBack: false });
  } catch (error) {
    const { message, stack } = error as Error;
    // One line is what an operator needs; the stack of a preload says nothing about a malformed setting.
    writeLine(message.startsWith('[@spendspan/') ? message : String(stack));
    process.exit(1);
  }
}
