import { parser } from '@prometheus-io/lezer-promql';

/** What an expression asks for. */
export interface Asked {
  readonly metrics: readonly string[];
  readonly labels: readonly string[];
  /** Parts that are no PromQL. */
  readonly wrong: readonly string[];
}

/** The names in an expression of PromQL. */
export function readPromql(expr: string): Asked {
  const metrics: string[] = [];
  const labels: string[] = [];
  const wrong: string[] = [];
  parser.parse(expr).iterate({
    enter({ type, from, to, node }) {
      const text = expr.slice(from, to);
      if (type.isError) wrong.push(`${text || 'the end'} at ${from}`);
      if (type.name === 'Identifier' && node.parent?.name === 'VectorSelector') metrics.push(text);
      if (type.name === 'LabelName' && text !== '__name__') labels.push(text);
      if (type.name === 'UnquotedLabelMatcher' && text.startsWith('__name__'))
        metrics.push(text.replace(/^__name__=~"|\(_total\)\?"$/g, ''));
    },
  });
  return { metrics, labels, wrong };
}
