import { BOARD_UID } from './grafana/links.ts';
import { LABELS } from './labels.ts';

/** Where the browser finds Grafana. */
const GRAFANA = 'http://127.0.0.1:3000';

/** What the pages of Jaeger link to: from a tag of a span to the board of whoever pays for it. */
export function writeJaegerUi(): string {
  // https://www.jaegertracing.io/docs/latest/deployment/frontend-ui/#link-patterns
  const linkPatterns = LABELS.map(({ field, key }) => ({
    type: field === 'service' ? 'process' : 'tags',
    key,
    url: `${GRAFANA}/d/${BOARD_UID.owners}?var-${field}=#{${key}}`,
    text: `What ${field} #{${key}} spends`,
  }));
  return `${JSON.stringify({ linkPatterns }, null, 2)}\n`;
}
