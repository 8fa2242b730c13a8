import type { ClientCase } from './client-case.ts';
import { errorCases } from './errors.ts';
import { helperCases } from './helpers.ts';
import { optionCases } from './options.ts';
import { promiseCases } from './promises.ts';
import { retryCases } from './retries.ts';
import { streamCases } from './streams.ts';

/** Uses of the client that must look the same with and without us; a new kind is a file and a line here. */
export const CLIENT_CASES: readonly ClientCase[] = [
  ...errorCases,
  ...helperCases,
  ...optionCases,
  ...promiseCases,
  ...retryCases,
  ...streamCases,
];
