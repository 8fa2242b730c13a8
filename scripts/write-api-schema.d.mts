/** The schema as a text, of the types as they are. */
export function makeApiSchema(): string;
/** The schema as it is written down. */
export function readApiSchema(): string;
