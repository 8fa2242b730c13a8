import type { FoundConsole } from '../types.ts';

/** The headers by which a console lets a program in. */
export function authorize({ token }: FoundConsole): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
