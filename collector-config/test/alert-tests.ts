/**
 * What makes each alert fire, and what does not, as promtool reads it:
 * https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/
 * Annotations are not compared: an alert without any matches all.
 */
import { parse } from 'yaml';
import { writeAlerts } from '../src/rules/alerts.ts';
import type { RuleGroup } from '../src/rules/write-rules.ts';

interface AlertTest {
  readonly eval_time: string;
  readonly alertname: string;
  readonly exp_alerts: readonly { readonly exp_labels: Labels; readonly exp_annotations: Labels }[];
}

type Labels = Readonly<Record<string, string>>;

const { groups } = parse(writeAlerts()) as { readonly groups: readonly RuleGroup[] };
const rules = groups.flatMap((group) => group.rules);

/** The alert with these labels, and what it says for a value. */
function fires(eval_time: string, alertname: string, labels: Labels = {}, value = ''): AlertTest {
  const rule = rules.find(({ alert }) => alert === alertname);
  const fill = (text: string): string =>
    text
      .replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, name: string) => labels[name] ?? '')
      .replace(/\{\{ \$value[^}]*\}\}/, value);
  const exp_annotations = Object.fromEntries(
    Object.entries(rule?.annotations ?? {}).map(([name, text]) => [name, fill(text)]),
  );
  return { eval_time, alertname, exp_alerts: [{ exp_labels: { ...rule?.labels, ...labels }, exp_annotations }] };
}

function quiet(eval_time: string, ...alertnames: readonly string[]): readonly AlertTest[] {
  return alertnames.map((alertname) => ({ eval_time, alertname, exp_alerts: [] }));
}

interface Series {
  readonly series: string;
  readonly values: string;
}

const series = (name: string, values: string): Series => ({ series: name, values });
const usd = (team: string, values: string): Series => series(`llm_cost_usd_total{team_id="${team}"}`, values);
const calls = (labels: string, values: string): Series => series(`llm_calls_total{${labels}}`, values);

function test(
  interval: string,
  input_series: readonly Series[],
  ...expected: readonly (AlertTest | readonly AlertTest[])[]
): RuleTest {
  return { interval, input_series, alert_rule_test: expected.flat() };
}

const UNPRICED = 'gen_ai_provider_name="openai", gen_ai_response_model="house-7b", llm_cost_status="unpriced"';
const MODEL = { gen_ai_provider_name: 'openai', gen_ai_response_model: 'house-7b' };

/** A cheap team for `before` and `after` hours, and one whose spend is three times its dearest hour in between. */
const spiking = '0+0.1x360 36+2x60';

/** Tests that share how often rules are evaluated. */
interface TestFile {
  readonly evaluation_interval: string;
  readonly tests: readonly RuleTest[];
}

interface RuleTest {
  readonly interval: string;
  readonly input_series: readonly Series[];
  readonly alert_rule_test: readonly AlertTest[];
}

export const ALERT_TESTS: readonly TestFile[] = [
  {
    // Hours are recorded once an hour.
    evaluation_interval: '1h',
    tests: [
      test(
        '5m',
        [usd('search', '0+0.1x600'), usd('unattributed', '0+0.025x600')],
        quiet('30m', 'LlmUnattributedShare'),
        fires('8h', 'LlmUnattributedShare', {}, '20%'),
      ),
      test('5m', [usd('search', '0+0.1x600'), usd('unattributed', '0+0.01x600')], quiet('8h', 'LlmUnattributedShare')),
      // Cents are nobody's trouble.
      test('5m', [usd('unattributed', '0+0.0001x600')], quiet('8h', 'LlmUnattributedShare')),
      test(
        '5m',
        [calls('service_name="api", llm_cost_status="priced", error_type="none"', '0+2x2100 4200+0x60')],
        quiet('174h', 'LlmTelemetrySilent'),
        fires('179h', 'LlmTelemetrySilent', { service_name: 'api' }),
      ),
      // A service that rests at weekends.
      test(
        '1h',
        [calls('service_name="api", llm_cost_status="priced", error_type="none"', '0+20x110 2200+0x58 2200+20x100')],
        quiet('130h', 'LlmTelemetrySilent'),
      ),
    ],
  },
  {
    evaluation_interval: '5m',
    tests: [
      test(
        '5m',
        [usd('search', spiking), usd('steady', '0+0.1x420')],
        quiet('29h', 'LlmSpendSpike'),
        fires('1860m', 'LlmSpendSpike', { team_id: 'search' }, '24.00'),
      ),
      // A new team has nothing to compare with.
      test('5m', [usd('new', '0+2x60')], quiet('4h', 'LlmSpendSpike')),
    ],
  },
  {
    evaluation_interval: '1m',
    tests: [
      test(
        '1m',
        [calls(`${UNPRICED}, error_type="none"`, '0+1x60')],
        quiet('5m', 'LlmUnpricedCalls'),
        fires('40m', 'LlmUnpricedCalls', MODEL, '40'),
      ),
      // A call that failed has no price because it has no usage.
      test('1m', [calls(`${UNPRICED}, error_type="429"`, '0+1x60')], quiet('40m', 'LlmUnpricedCalls')),
      test(
        '1m',
        [
          calls('gen_ai_response_model="m", error_type="429"', '0+3x60'),
          calls('gen_ai_response_model="m", error_type="none"', '0+1x60'),
        ],
        quiet('5m', 'LlmFailedSpend'),
        fires('45m', 'LlmFailedSpend', { gen_ai_response_model: 'm' }, '75%'),
      ),
      test(
        '1m',
        [
          calls('gen_ai_response_model="m", error_type="429"', '0+1x60'),
          calls('gen_ai_response_model="m", error_type="none"', '0+3x60'),
        ],
        quiet('45m', 'LlmFailedSpend'),
      ),
      test(
        '1m',
        [series('up{job="llm", instance="c:8889"}', '1x5 0x20')],
        quiet('8m', 'LlmCollectorDown'),
        fires('12m', 'LlmCollectorDown', { job: 'llm', instance: 'c:8889' }),
      ),
      test('1m', [series('other', '1x20')], fires('12m', 'LlmCollectorDown', { job: 'llm' })),
      test(
        '1m',
        // First seen with what it has, as counters of the collector are.
        [
          series('otelcol_deltatocumulative_datapoints{error="limit"}', '_x10 3x60'),
          series('otelcol_deltatocumulative_datapoints', '0+9x70'),
        ],
        quiet('9m', 'LlmCollectorDropsStreams'),
        fires('12m', 'LlmCollectorDropsStreams'),
        quiet('50m', 'LlmCollectorDropsStreams'),
      ),
      test(
        '1m',
        [
          series('otelcol_exporter_enqueue_failed_spans_total{exporter="otlp_http/ledger"}', '_x10 7x60'),
          series('otelcol_exporter_send_failed_spans{exporter="otlp_grpc/jaeger"}', '0x60'),
        ],
        quiet('9m', 'LlmCollectorLosesSpans'),
        fires('12m', 'LlmCollectorLosesSpans', { exporter: 'otlp_http/ledger' }, '7'),
        quiet('50m', 'LlmCollectorLosesSpans'),
      ),
      test(
        '1m',
        [
          series('otelcol_exporter_queue_size{exporter="otlp_http/ledger"}', '1x5 900x20'),
          series('otelcol_exporter_queue_capacity{exporter="otlp_http/ledger"}', '1000x25'),
        ],
        quiet('8m', 'LlmLedgerBehind'),
        fires('15m', 'LlmLedgerBehind', { exporter: 'otlp_http/ledger' }, '90%'),
      ),
      test(
        '1m',
        [series('otelcol_receiver_refused_spans{receiver="otlp"}', '0x10 0+5x30')],
        quiet('10m', 'LlmCollectorRefusesSpans'),
        fires('25m', 'LlmCollectorRefusesSpans'),
      ),
    ],
  },
];
