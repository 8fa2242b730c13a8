import type { PriceRow } from '../types.ts';

/** Every address of Bedrock in some regions: `bedrock-runtime`, with FIPS, `bedrock-mantle`, by PrivateLink. */
export function hostsIn(first: string, ...more: readonly string[]): Required<Pick<PriceRow, 'hosts' | 'exampleHost'>> {
  const regions = [first, ...more].join('|');
  return {
    hosts: new RegExp(
      `(vpce-[a-z0-9-]+\\.)?bedrock[a-z-]*\\.(${regions})\\.(amazonaws\\.com|api\\.aws|vpce\\.amazonaws\\.com)`,
    ),
    exampleHost: `bedrock-runtime.${first}.amazonaws.com`,
  };
}
