// A console in a process of its own, which tells how much CPU and memory it has used whenever it is asked.
import { startConsole } from '../src/index.ts';

const { url } = await startConsole({ ledger: process.argv[2] ?? '', port: 0 });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuSeconds: (user + system) / 1e6, rss: process.memoryUsage.rss() });
});
process.send?.({ url });
