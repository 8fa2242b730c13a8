import { isIP } from 'node:net';

/** Whether an address to listen on is reachable from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * Whether a request's `Host` header names this machine. A page of another site whose name was made to resolve to
 * loopback (DNS rebinding) sends its own name here.
 */
export function namesLoopback(hostHeader: string | undefined): boolean {
  if (hostHeader === undefined || !HOST.test(hostHeader) || !URL.canParse(`http://${hostHeader}`)) return false;
  const { hostname } = new URL(`http://${hostHeader}`);
  return isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

/** A name or an address and a port, and nothing of a URL beside them. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;
