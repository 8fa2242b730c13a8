/** How a report can be printed. */
export type Format = 'table' | 'json' | 'csv' | 'markdown';

/** Every format, the default first. */
export const FORMATS: readonly Format[] = ['table', 'json', 'csv', 'markdown'];
