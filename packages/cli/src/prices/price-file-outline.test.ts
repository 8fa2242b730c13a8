import { expect, it } from 'vitest';
import { outlinePriceFile } from './price-file-outline.ts';

const FILE = `# prices
version: 1
currency: USD
providers:
  - name: house # "ours": it's so
    match: { server_address: llm.example.com }
    multiplier: "0.85"
    models:
    - match:
        model: a
      prices:
        - input: "1"
          output: "2"
    - match: { prefix: b }
      prices: [
        { input: "1" },
      ]
  - match: { provider: "x: y" }

    deployments: { a: b }
fees:
  web_search_call: "0.01"
`;

it('says on which lines the keys and items of a price file stand', () => {
  const lines = Object.fromEntries([...outlinePriceFile(FILE)].map(([path, { line, last }]) => [path, [line, last]]));
  expect(lines).toMatchObject({
    version: [2, 2],
    providers: [4, 20],
    'providers[0]': [5, 17],
    'providers[0].multiplier': [7, 7],
    'providers[0].models': [8, 17],
    'providers[0].models[0]': [9, 13],
    'providers[0].models[0].prices[0].output': [13, 13],
    'providers[0].models[1].prices': [15, 17],
    'providers[1]': [18, 20],
    'providers[1].deployments': [20, 20],
    'fees.web_search_call': [22, 22],
  });
  expect(outlinePriceFile(FILE).get('providers[0].models[0]')?.indent).toBe(6);
  expect(outlinePriceFile(FILE).get('providers[1].deployments')?.inline).toBe('{ a: b }');
});

it('knows nothing of a file in braces', () => {
  expect([...outlinePriceFile('{\n  "version": 1,\n  "providers": [{ "name": "a" }]\n}\n').keys()]).toEqual([]);
});
