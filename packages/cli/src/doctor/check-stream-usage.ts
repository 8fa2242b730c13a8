import { isIP } from 'node:net';
import type { App, Finding } from './types.ts';

/** Will streams of a model server of one's own tell what they used? They are not asked unless somebody says so. */
export function checkStreamUsage({ env }: App): readonly Finding[] {
  const url = parseUrl(env['OPENAI_BASE_URL']);
  if (!url || !isOwn(url.hostname) || env['SPENDSPAN_STREAM_USAGE']?.trim()) return [];
  const hosts = (env['SPENDSPAN_STREAM_USAGE_HOSTS'] ?? '').split(',').map((host) => host.trim().toLowerCase());
  if (hosts.includes(url.hostname) || hosts.includes(url.host)) return [];
  return [
    {
      about: 'streams',
      status: 'warn',
      found: `of ${url.host} are not asked for their usage, and have no price unless it tells unasked`,
      remedy: `if it knows stream_options.include_usage, set SPENDSPAN_STREAM_USAGE_HOSTS=${url.host}`,
    },
  ];
}

/** An address, or a name that the public knows nothing of. */
function isOwn(hostname: string): boolean {
  return (
    isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 ||
    !hostname.includes('.') ||
    /\.(?:localhost|local|internal|lan|corp|home\.arpa)$/.test(hostname)
  );
}

function parseUrl(text: string | undefined): URL | undefined {
  try {
    return new URL(text ?? '');
  } catch {
    return undefined;
  }
}
