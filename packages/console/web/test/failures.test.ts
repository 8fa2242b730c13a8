import { describe, it } from 'vitest';
import { startConsole } from '../../src/index.ts';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

describe.skipIf(!CHROMIUM)('the page when something is wrong', () => {
  const on = usePage();

  it('asks for the token once where other machines reach the console', async () => {
    const { page } = on;
    const ledger = `${on.fixture.folder}/other.duckdb`;
    const token = 'a-token-of-some-length';
    const other = await startConsole({ ledger, port: 0, host: '0.0.0.0', token });
    try {
      await postJson(other.url, makeExport([makeIds()]));
      await page.goto(new URL('/calls?period=all', other.url).href);
      await page.getByRole('textbox', { name: 'Token' }).fill('another-token-of-some-length');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('alert').getByText('this is another token').waitFor();
      await page.getByRole('textbox', { name: 'Token' }).fill(token);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('table', { name: 'Calls' }).waitFor();
      await page.reload();
      await page.getByRole('table', { name: 'Calls' }).waitFor();
    } finally {
      await page.goto('about:blank');
      await other.close();
    }
  });

  it('says what is wrong with an address, and with a console that is gone, and goes on when it is back', async () => {
    const { page } = on;
    await on.send();
    await on.open('/report/team?team=grwoth&period=all');
    await page.getByRole('alert').getByText('got team "grwoth"').waitFor();
    await on.open('/?period=nonsense');
    await page.getByRole('alert').getByText('got month "nonsense"').first().waitFor();
    await on.open('/nowhere');
    await on.open('/explore?period=all');
    await page.getByRole('table').waitFor();
    const { port } = on.fixture.console;
    await on.fixture.console.close();
    await page.getByLabel('Field 1').selectOption('model');
    await page.getByRole('alert').getByText('the console does not answer').waitFor();
    on.fixture.console = await startConsole({ ledger: on.fixture.ledgerPath, port });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'gpt-4.1' }).waitFor();
  });
});
