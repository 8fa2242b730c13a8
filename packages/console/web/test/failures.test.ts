import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { openLedger } from '@spendspan/ledger';
import { describe, expect, it } from 'vitest';
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
      await page.getByRole('textbox', { name: 'Token' }).waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
      await page.getByRole('textbox', { name: 'Token' }).fill('another-token-of-some-length');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('alert').getByText('This is another token').waitFor();
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
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await page.getByRole('link', { name: 'Go to the overview' }).click();
    await page.getByRole('heading', { name: 'Spend of the organisation' }).waitFor();
    await on.open('/explore?period=all');
    await page.getByRole('table').waitFor();
    const { port } = on.fixture.console;
    await on.fixture.console.close();
    await page.getByLabel('Field 1').selectOption('model');
    await page.getByRole('alert').getByText('The console does not answer').waitFor();
    on.fixture.console = await startConsole({ ledger: on.fixture.ledgerPath, port });
    await page.getByRole('button', { name: 'gpt-4.1' }).waitFor();
  });

  it('asks again by itself whatever a console that was gone did not answer', async () => {
    const { page } = on;
    await on.send();
    await on.open('/explore?period=all');
    await page.getByRole('table').waitFor();
    const { port } = on.fixture.console;
    await on.fixture.console.close();
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await page.getByRole('alert').getByText('The console does not answer').waitFor();
    await page.getByText('No answer yet').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    on.fixture.console = await startConsole({ ledger: on.fixture.ledgerPath, port });
    await page.getByRole('table', { name: 'By team' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[role=alert]').length === 0);
  });

  it.each<[string, RequestListener]>([
    ['another program is at its port', (_, response) => response.end('<!doctype html><title>Another program</title>')],
    [
      'it ends in the midst of an answer',
      ({ url }, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
        if (url === '/healthz') response.end('{}'.padEnd(1000));
        else response.write('{"sections":[', () => response.destroy());
      },
    ],
  ])('takes a console for gone while %s', async (_, answer) => {
    const { page } = on;
    await on.send();
    await on.open('/explore?period=all');
    await page.getByRole('table').waitFor();
    const port = Number(on.fixture.console.port);
    await on.fixture.console.close();
    const other = createServer(answer).listen(port, '127.0.0.1');
    await once(other, 'listening');
    await page.getByLabel('Field 1').selectOption('model');
    await page.getByRole('alert').getByText('The console does not answer').waitFor();
    await page.getByText('No answer yet').first().waitFor();
    other.close();
    other.closeAllConnections();
    await once(other, 'close');
    on.fixture.console = await startConsole({ ledger: on.fixture.ledgerPath, port });
    await page.getByRole('button', { name: 'gpt-4.1' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[role=alert]').length === 0);
  });

  it('asks a console of this machine whether or not the machine is in a network', async () => {
    const { page } = on;
    await on.send();
    await on.open('/explore?period=all');
    await page.getByRole('table').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('offline')));
    await page.getByLabel('Field 1').selectOption('model');
    await page.getByRole('button', { name: 'gpt-4.1' }).waitFor();
  });

  it('says that the file of the ledger is damaged, and goes on when it is whole again', async () => {
    const { page } = on;
    const { ledgerPath } = on.fixture;
    await on.send({}, 3000);
    // What is open is in memory: only a console that has just been started reads it.
    const { port } = on.fixture.console;
    await on.fixture.console.close();
    on.fixture.console = await startConsole({ ledger: ledgerPath, port });
    const whole = readFileSync(ledgerPath);
    const damaged = Buffer.from(whole);
    damaged.fill(7, HEADERS);
    writeFileSync(ledgerPath, damaged);
    await on.open('/explore?period=all');
    await page.getByRole('alert').getByText('could not read').waitFor();
    await on.fixture.console.close();
    writeFileSync(ledgerPath, whole);
    on.fixture.console = await startConsole({ ledger: ledgerPath, port });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('table').waitFor();
    expect((await on.amountsOf('By team'))[0]).toBe('10.800000000000');
  });

  it('says that the console failed where a report is broken, nothing of its insides, and asks again', async () => {
    const { page } = on;
    const { port } = on.fixture.console;
    await on.send();
    await on.fixture.console.close();
    const ledger = await openLedger({ path: on.fixture.ledgerPath });
    let isBroken = true;
    const report: typeof ledger.report = (name, query, options) =>
      isBroken && name === 'anomalies'
        ? Promise.reject(new TypeError('secret.of is not a function'))
        : ledger.report(name, query, options);
    const warnings: string[] = [];
    const warn = (line: string): void => {
      warnings.push(line);
    };
    on.fixture.console = await startConsole({ ledger: { ...ledger, report }, port, warn });
    try {
      await on.open('/?period=all');
      const card = page.getByRole('region', { name: 'Anomalies' });
      await card.scrollIntoViewIfNeeded();
      await card.getByRole('alert').getByText('the console failed to answer').waitFor();
      expect(await page.getByText('secret').count()).toBe(0);
      expect(warnings[0]).toMatch(
        /^failed to answer GET \/api\/v1\/reports\/anomalies: TypeError: secret\.of is not a function\n +at /,
      );
      // The others have their answers.
      await page.getByRole('table', { name: 'By team' }).waitFor();
      await page.getByText('Saved by cached input').waitFor();
      isBroken = false;
      await card.getByRole('button', { name: 'Try again' }).click();
      await card.getByText('No day far off the trend.').waitFor();
    } finally {
      await page.goto('about:blank');
      await on.fixture.console.close();
      await ledger.close();
    }
  });
});

/** Bytes at the beginning of a file of DuckDB that say where the rest is. */
const HEADERS = 12_288;
