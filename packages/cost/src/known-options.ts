/** The options of a pricer. */
const PRICER_OPTIONS = ['prices', 'unknownHost', 'cacheSize', 'reload', 'catalogue'] as const;
/** Those of a processor, which makes a pricer. */
const PROCESSOR_OPTIONS = [...PRICER_OPTIONS, 'pricer', 'providerCost', 'presets', 'meterProvider'] as const;

/**
 * A misspelt option would price by another list than was meant.
 * @throws TypeError naming it.
 */
export function checkPricerOptions(options: object): void {
  checkNames(options, PRICER_OPTIONS);
}

/** @throws TypeError naming an option that there is not, or two that exclude each other. */
export function checkProcessorOptions(options: object): void {
  checkNames(options, PROCESSOR_OPTIONS);
  const { pricer } = options as { readonly pricer?: { readonly price?: unknown } };
  if (pricer === undefined) return;
  if (typeof pricer?.price !== 'function') {
    throw new TypeError(
      '[@spendspan/cost] got a pricer without price(), expected what createPricer() returns; correct it',
    );
  }
  const own = PRICER_OPTIONS.find((name) => (options as Record<string, unknown>)[name] !== undefined);
  if (own) {
    throw new TypeError(
      `[@spendspan/cost] got ${own} beside a pricer, expected one of the two; give ${own} to createPricer()`,
    );
  }
}

function checkNames(options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(
    `[@spendspan/cost] got an unknown option ${JSON.stringify(unknown)}, expected one of ${known.join(', ')}; correct or remove it`,
  );
}
