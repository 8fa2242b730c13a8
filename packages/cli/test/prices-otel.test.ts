import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

describe('spendspan prices otel', () => {
  it('says that a price file that the environment names is not in what it writes', async () => {
    const args = ['prices', 'otel', '--provider', 'deepseek'];
    const plain = await runCommand(args);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toContain('transform/price');
    const own = await runCommand(args, { SPENDSPAN_PRICES: 'discounts.yaml' });
    expect(own).toMatchObject({
      code: 0,
      stdout: plain.stdout,
      stderr: 'These are list prices: discounts.yaml (SPENDSPAN_PRICES) is not in them.\n',
    });
  });
});
