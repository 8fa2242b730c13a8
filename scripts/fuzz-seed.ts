import fc from 'fast-check';

/**
 * What the property tests draw. A change is judged by the same draws each time, so that a red run is about the change;
 * `FUZZ_SEED=random` (or a number) draws others, to look for what nobody has thought of.
 */
const told = process.env.FUZZ_SEED ?? '20261126';

if (told !== 'random') fc.configureGlobal({ seed: Number(told) });
