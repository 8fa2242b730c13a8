// Runs a console until it is killed: run-console.ts <ledger file>. Prints its address.
import { startConsole } from '../src/index.ts';

const { url } = await startConsole({ ledger: process.argv[2] ?? '', port: 0 });
process.stdout.write(`${url}\n`);
