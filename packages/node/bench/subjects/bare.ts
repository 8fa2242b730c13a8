import type { Subject } from './subject.ts';

/** The client alone. */
export const BARE: Subject = { name: 'bare client', clients: ['6', '7'], install() {} };
