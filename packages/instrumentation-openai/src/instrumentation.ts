import { InstrumentationBase, InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { findDoor, unwrapDoors, wrapDoors } from './door.ts';
import { OPENAI_ENTRIES } from './entries.ts';
import { readSettings, type Settings } from './settings.ts';
import { SOCKET_ENTRIES } from './sockets/socket-files.ts';
import { unwatchSocketModule, watchSocketModule } from './sockets/socket-module.ts';
import { watchUnseenSockets } from './sockets/unseen-sockets.ts';
import { createMetrics, type Metrics, type Telemetry } from './telemetry.ts';
import type { OpenAIInstrumentationConfig } from './types.ts';
import { tellUnseen, watchUnseenCalls } from './unseen-calls.ts';
import { unwrapUploads, wrapUploads } from './upload-parameters.ts';
import { PACKAGE_NAME, PACKAGE_VERSION } from './version.ts';
import { warn } from './warn.ts';

/**
 * One span per call of the `openai` client, whichever resource or helper made it. Patches the class that the
 * application imports; `instrument(client)` does the same for one client object.
 */
export class OpenAIInstrumentation extends InstrumentationBase<OpenAIInstrumentationConfig> {
  // Declared only: the base constructor sets them before field initialisers would run.
  declare private _settings: Settings;
  declare private _metrics: Metrics;
  declare private _lastTelemetry: Telemetry | undefined;

  /** @throws TypeError when an option is malformed. */
  constructor(config: OpenAIInstrumentationConfig = {}) {
    // The base constructor calls setConfig().
    super(PACKAGE_NAME, PACKAGE_VERSION, config);
  }

  override setConfig(config: OpenAIInstrumentationConfig = {}): void {
    super.setConfig(config);
    this._settings = readSettings(config);
  }

  override enable(): void {
    super.enable();
    watchUnseenCalls(this);
    watchUnseenSockets(() => this.isEnabled());
  }

  protected override _updateMetricInstruments(): void {
    this._metrics = createMetrics(this.meter);
  }

  protected override init(): InstrumentationNodeModuleDefinition[] {
    return OPENAI_ENTRIES.map(
      (entry) =>
        new InstrumentationNodeModuleDefinition(
          entry,
          // Open above: a client whose door has moved is found out by looking, and said.
          ['>=4.19.0'],
          (moduleExports: unknown, version?: string) => {
            if (!SOCKET_ENTRIES.includes(entry)) this.patchModule(moduleExports, version);
            else if (!this._patchSockets(moduleExports)) warnMovedSockets(entry, version);
            return moduleExports;
          },
          (moduleExports: unknown) => this.unpatchModule(moduleExports),
        ),
    );
  }

  /**
   * Instruments a copy of the `openai` module, or of one of its modules of sockets, that was loaded before this
   * instrumentation was made.
   * @returns whether the copy has a request method, or sockets, that can be watched.
   */
  patchModule(moduleExports: unknown, version = 'of unknown version'): boolean {
    if (this._patchSockets(moduleExports)) return true;
    const Client = readClass(moduleExports);
    const door = findDoor(Client?.prototype);
    if (!door) {
      warnMoved(version);
      return false;
    }
    wrapDoors(door, () => this._telemetry());
    wrapUploads(Client);
    return true;
  }

  /** Gives a copy of the module its own request method back. */
  unpatchModule(moduleExports: unknown): void {
    if (unwatchSocketModule(moduleExports)) return;
    const Client = readClass(moduleExports);
    const door = findDoor(Client?.prototype);
    if (door) unwrapDoors(door);
    unwrapUploads(Client);
  }

  private _patchSockets(moduleExports: unknown): boolean {
    return watchSocketModule(moduleExports, () => this._telemetry());
  }

  /** The same object as long as nothing changes: every call holds one. */
  private _telemetry(): Telemetry {
    const now = {
      enabled: this.isEnabled(),
      tracer: this.tracer,
      metrics: this._metrics,
      settings: this._settings,
    };
    const last = this._lastTelemetry;
    const isSame =
      last?.enabled === now.enabled &&
      last.tracer === now.tracer &&
      last.metrics === now.metrics &&
      last.settings === now.settings;
    if (isSame) return last;
    this._lastTelemetry = now;
    return now;
  }
}

const moved = new Set<string>();

function warnMoved(version: string): void {
  if (moved.has(version)) return;
  moved.add(version);
  // That its calls go out unseen is no news then.
  tellUnseen();
  warn(
    `got openai ${version}, expected a client class with methodRequest(); its calls are not seen; check for a newer version of this package`,
  );
}

function warnMovedSockets(entry: string, version = 'of unknown version'): void {
  warn(
    `got ${entry} of openai ${version}, expected a class with send() and _emit(); what is spent on its sockets is not seen; check for a newer version of this package`,
  );
}

/**
 * The client's class: a named export, or the default one, or (CommonJS of openai 4) the module itself; in `azure` and
 * `bedrock` whatever inherits from it.
 */
function readClass(moduleExports: unknown): { readonly prototype: object } | undefined {
  const exports = moduleExports as { OpenAI?: unknown; default?: unknown } | undefined;
  const named = [exports?.OpenAI, exports?.default, (exports?.default as typeof exports)?.OpenAI, exports];
  const classes = [...named, ...Object.values(exports ?? {})].filter(isClass);
  return classes.find(({ prototype }) => findDoor(prototype)) ?? classes[0];
}

function isClass(value: unknown): value is { readonly prototype: object } {
  return typeof value === 'function' && typeof value.prototype === 'object' && value.prototype !== null;
}
