/** Answers with which a provider refuses a request without working on it: `error.type` of HTTP status 4xx, but a timeout. */
export const UNBILLED_ERRORS: ReadonlySet<string> = new Set(
  Array.from({ length: 100 }, (_, index) => String(400 + index)).filter(
    (status) => status !== '408' && status !== '499',
  ),
);
