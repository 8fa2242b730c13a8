/** OpenAI did not answer a question about the organisation as documented. */
export class OpenAIAdminError extends Error {
  readonly code: 'OPENAI_REFUSED' | 'OPENAI_UNAVAILABLE' | 'OPENAI_MALFORMED';

  constructor(code: OpenAIAdminError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OpenAIAdminError';
    this.code = code;
  }
}
