import { DiagLogLevel, diag } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { createPricer } from './pricer.ts';
import type { Call } from './types.ts';

const boom = (): never => {
  throw new Error('boom');
};
const CALL = { host: 'api.openai.com', model: 'gpt-4.1', usage: { inputTokens: 1 } };

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

test.each<[string, unknown]>([
  ['usage with a getter that throws', { ...CALL, usage: Object.defineProperty({}, 'inputTokens', { get: boom }) }],
  ['model with a getter that throws', Object.defineProperty({ usage: {} }, 'model', { get: boom })],
  ['usage that is a revoked proxy', { ...CALL, usage: revoked() }],
  ['revoked proxy', revoked()],
  [
    'time that is no date, though made like one',
    { ...CALL, host: 'x', model: 'gpt-5.6-sol', at: Object.create(Date.prototype) },
  ],
])('a call with a %s has no price, and is told of once', (_what, call) => {
  const errors: string[] = [];
  const log = { verbose() {}, debug() {}, info() {}, warn() {}, error: (text: string) => void errors.push(text) };
  diag.setLogger(log, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const pricer = createPricer();
  expect(pricer.price(call as Call)).toMatchObject({ status: 'unpriced', reason: 'invalid_usage' });
  expect(pricer.explain(call as Call)).toMatchObject({ status: 'unpriced', reason: 'invalid_usage', lines: [] });
  diag.disable();
  expect(errors).toHaveLength(1);
});
