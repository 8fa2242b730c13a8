import * as util from 'node:util';

/** What a text is, not which colour it gets. */
export type Tone = 'title' | 'faint' | 'good' | 'attention' | 'bad';

/** Colours a text, or leaves it as it is where nobody would see the colour. */
export type Paint = (tone: Tone, text: string) => string;

const FORMATS = {
  title: 'bold',
  faint: 'dim',
  good: 'green',
  attention: 'yellow',
  bad: 'red',
} as const satisfies Record<Tone, string>;

/** Colours for a terminal, none elsewhere; `NO_COLOR` switches them off, `FORCE_COLOR` on (https://no-color.org). */
export function createPaint(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv = process.env): Paint {
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const wanted = !env['NO_COLOR'] && (forced || (stream.isTTY === true && env['TERM'] !== 'dumb'));
  // Node 20.6 to 20.11 have no styleText.
  if (!wanted || typeof util.styleText !== 'function') return (_tone, text) => text;
  return (tone, text) => util.styleText(FORMATS[tone], text, { validateStream: false });
}
