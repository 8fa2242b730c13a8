import * as nodeModule from 'node:module';
import { OPENAI_ENTRIES } from './entries.ts';
import { ownRequire } from './own-require.ts';
import { warn } from './warn.ts';

/** Whether this process already has our hook, whichever copy of this package (ESM, CommonJS) put it there. */
const INSTALLED = Symbol.for('spendspan.instrumentation-openai.esm-hook');
type Installed = { [INSTALLED]?: boolean };

/** Only the client is handed to the hook: wrapping every module breaks some (open-telemetry/opentelemetry-js#6984). */
const INCLUDE = OPENAI_ENTRIES;

/** Whether {@link installEsmHook} has been called in this process. */
export function hasEsmHook(): boolean {
  return (globalThis as Installed)[INSTALLED] === true;
}

/**
 * Makes `import 'openai'` visible to the instrumentation, once per thread: by synchronous hooks where Node has them
 * right, else by a loader thread. Modules that were imported earlier stay as they are.
 */
export function installEsmHook(): void {
  if (hasEsmHook()) return;
  (globalThis as Installed)[INSTALLED] = true;
  const base = findBase();
  if (!base || installSynchronous(base)) return;
  installInThread(base.resolve('import-in-the-middle'));
}

/**
 * What the instrumentation base requires: its copy of import-in-the-middle is the one that it listens on. None in a
 * bundle that stands alone, whose client no hook would see either: its calls are reported when one goes out unseen.
 */
function findBase(): NodeJS.Require | undefined {
  try {
    return nodeModule.createRequire(ownRequire.resolve('@opentelemetry/instrumentation'));
  } catch {
    return undefined;
  }
}

interface SynchronousHooks {
  supportsSyncHooks(): boolean;
  register(options: { readonly include: readonly string[] }): void;
}

function installSynchronous(require: NodeJS.Require): boolean {
  if (typeof (nodeModule as Partial<typeof nodeModule>).registerHooks !== 'function') return false;
  try {
    const hooks: SynchronousHooks = require('import-in-the-middle/register-hooks.mjs');
    if (!hooks.supportsSyncHooks()) return false;
    hooks.register({ include: INCLUDE });
    return true;
  } catch {
    // Before its version 3 there is no such file.
    return false;
  }
}

/** The permission model refuses the loader's thread: the application then runs on, its ES modules unseen. */
function installInThread(hook: string): void {
  const { permission } = process as { readonly permission?: { has(scope: string): boolean } };
  try {
    if (permission?.has('worker') === false) throw new Error('the permission model allows no worker');
    const register = (nodeModule as Partial<typeof nodeModule>).register;
    register?.('import-in-the-middle/hook.mjs', new URL(`file://${hook}`), { data: { include: INCLUDE } });
  } catch (error) {
    warn(
      `import 'openai' is not seen in ES modules: ${(error as Error).message}; add --allow-worker, or call instrument(client) from @spendspan/instrumentation-openai`,
    );
  }
}
