import type { Factor } from '../origin.ts';
import type { FileNode } from './file-node.ts';

/** Decimals of a multiplier of list prices or of a tier. */
export const MAX_MULTIPLIER_DECIMALS = 6;
/** A multiplier of a deployment is on a price that may have been multiplied and converted: so many are kept exactly. */
export const MAX_DEPLOYMENT_DECIMALS = 4;

/** A factor that the file asks for, a decimal string, with its place in the file. */
export function readFactor(node: FileNode, kind: Factor['kind'], maxDecimals: number): Factor {
  return { kind, factor: node.decimal(maxDecimals), ...node.origin, key: node.key };
}
