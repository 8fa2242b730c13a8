import type { ClientListing } from './list-client.ts';
import { findRow } from './rows.ts';

/** The names of what a client has that none of the known ones has: methods, requests and doors, one a line. */
export function listNews(newest: ClientListing, known: readonly ClientListing[]): readonly string[] {
  const isNew = (list: 'methods' | 'requests' | 'doors') =>
    newest[list].filter((name) => !known.some((client) => client[list].includes(name)));
  return [
    ...isNew('methods').map((name) => `method   ${name}${findRow(name) ? '' : '   in no row'}`),
    ...isNew('requests').map((name) => `request  ${name}`),
    ...isNew('doors').map((name) => `door     ${name}`),
  ];
}
