import type { ContractCase } from '../../packages/instrumentation-openai/test/contract/contract-case.ts';
import { CONTRACT } from '../../packages/instrumentation-openai/test/contract/index.ts';
import type { Client } from './clients.ts';

/** The cases of the contract that a client has. */
export function listCases({ major }: Pick<Client, 'major'>): readonly ContractCase[] {
  return CONTRACT.filter(({ lacks }) => !lacks?.[major]);
}
