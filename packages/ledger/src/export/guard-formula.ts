/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it, so that opening a file runs nothing.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Full-width forms count: some spreadsheets fold them. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
