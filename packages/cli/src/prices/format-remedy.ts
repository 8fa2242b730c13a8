import { cleanText } from '../report/clean-text.ts';
import type { Advice } from './advice.ts';
import type { ExplainedCall } from './explain.ts';
import type { Addition } from './place-addition.ts';

/** What to do, and what to say in a price file: a whole one where none is in use, else what to add to it. */
export function formatRemedy({ advice, file }: ExplainedCall): string {
  if (!advice) return '';
  const { remedy, priceFile, additions = [] } = advice;
  const todo = `What to do: ${cleanText(remedy)}.`;
  if (priceFile !== undefined) {
    const where = 'Save this, a whole price file, as prices.yaml, for --prices or SPENDSPAN_PRICES';
    return `${todo}\n${where}; ${describeBlank(advice, priceFile)}:\n\n${formatText(priceFile, '  ')}`;
  }
  const blocks = additions.map((addition) => {
    const margin = addition.place === 'beneath' ? '' : '  ';
    const where = `Add this to ${cleanText(file ?? '')}, ${describePlace(addition)}`;
    return `${where}; ${describeBlank(advice, addition.text)}:\n\n${formatText(addition.text, margin)}`;
  });
  return [todo, ...blocks].join('\n');
}

/** What an addition says of its place: `beneath line 8, models of house`. */
function describePlace({ place, of, line }: Addition): string {
  const at = line === undefined ? '' : `, line ${line}`;
  if (place === 'beneath') return `beneath line ${line}, as part of ${cleanText(of)}`;
  return `inside the brackets of ${cleanText(of)}${at}, after a comma`;
}

function describeBlank({ currency = 'USD' }: Advice, text: string): string {
  if (!text.includes('"?"')) return 'nothing is left to fill in';
  if (/deployments: |^ *"[^"]*": "\?"$/.test(text)) return '"?" is the model that it is';
  return `"?" is yours to fill in, in ${currency} per million tokens (or piece, second, call)`;
}

function formatText(text: string, margin: string): string {
  return text
    .split('\n')
    .map((line) => margin + cleanText(line))
    .join('\n');
}
