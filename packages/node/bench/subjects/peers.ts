import { type Instrumentation, registerInstrumentations } from '@opentelemetry/instrumentation';
import type { Kit, Subject } from './subject.ts';

type Maker = new () => Instrumentation;

/** An instrumentation by its package, and by the name of its class. */
function peer(name: string, className: string, clients: readonly string[]): Subject {
  return {
    name,
    clients,
    install({ require }) {
      const { [className]: Made } = require(name) as Record<string, Maker>;
      enable(Made);
    },
  };
}

/** As their documentation does it. */
function enable(Made: Maker | undefined): void {
  if (!Made) throw new Error('got a package without its instrumentation');
  registerInstrumentations({ instrumentations: [new Made()] });
}

/** Its instrumentation alone, without the exporters and the SDK that its `init` brings. */
const OPENLIT: Subject = {
  name: 'openlit',
  clients: ['6', '7'],
  install({ require }: Kit) {
    const folder = require.resolve('openlit').replace(/index\.js$/, '');
    const { default: config } = require(`${folder}config.js`) as { readonly default: Record<string, unknown> };
    Object.assign(config, { applicationName: 'bench', environment: 'bench' });
    const { default: Made } = require(`${folder}instrumentation/openai/index.js`) as { readonly default: Maker };
    enable(Made);
  },
};

/** The instrumentations of others that can be installed. */
export const PEERS: readonly Subject[] = [
  peer('@opentelemetry/instrumentation-openai', 'OpenAIInstrumentation', ['6']),
  peer('@traceloop/instrumentation-openai', 'OpenAIInstrumentation', ['6']),
  peer('@arizeai/openinference-instrumentation-openai', 'OpenAIInstrumentation', ['6', '7']),
  OPENLIT,
];
