import { checkEndpoint } from './check-endpoint.ts';
import { checkEnvironment } from './check-environment.ts';
import { checkLiveCall } from './check-live-call.ts';
import { checkOpenAIClient } from './check-openai-client.ts';
import { checkPrices } from './check-prices.ts';
import { checkSpendspanNode } from './check-spendspan-node.ts';
import { checkStart } from './check-start.ts';
import { checkStreamUsage } from './check-stream-usage.ts';
import type { Check } from './types.ts';

/** Every check, in the order in which a call meets what is checked. */
export const CHECKS: readonly Check[] = [
  checkOpenAIClient,
  checkSpendspanNode,
  checkStart,
  checkEnvironment,
  checkStreamUsage,
  checkPrices,
  checkLiveCall,
  checkEndpoint,
];
