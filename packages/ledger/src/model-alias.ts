/**
 * A model without the date of its version, in lower case: who asks for `gpt-4.1` is answered and billed by
 * `gpt-4.1-2025-04-14`, who asks for `claude-sonnet-4-5` by `claude-sonnet-4-5-20250929`.
 */
export function dropModelDate(model: string): string {
  return model.toLowerCase().replace(/-\d{4}(?:-\d{2}-\d{2}|\d{4})$/, '');
}
