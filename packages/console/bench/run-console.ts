// A console in a process of its own, which tells how much CPU and memory it has used whenever it is asked.
import { startConsole } from '../src/index.ts';

const [ledger = '', budgets] = process.argv.slice(2);
const { url } = await startConsole({ ledger, port: 0, ...(budgets !== undefined && { budgets }) });
const mainThread = (process as { threadCpuUsage?: () => NodeJS.CpuUsage }).threadCpuUsage;
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const main = mainThread?.() ?? { user: 0, system: 0 };
  process.send?.({
    cpuSeconds: (user + system) / 1e6,
    mainSeconds: (main.user + main.system) / 1e6,
    rss: process.memoryUsage.rss(),
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url });
