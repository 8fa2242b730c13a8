/** One thing that a check has found out. */
export interface Finding {
  /** What was looked at: `openai client`. */
  readonly about: string;
  /** `fail`: spans do not arrive because of it; `warn`: they may not, or not all. */
  readonly status: 'ok' | 'warn' | 'fail';
  /** What is the case. */
  readonly found: string;
  /** What to do about it; absent when all is well. */
  readonly remedy?: string;
}

/** A package that an app would load. */
export interface InstalledPackage {
  readonly version: string;
  /** Real path of its package.json. */
  readonly manifest: string;
}

/** The app that is looked at. */
export interface App {
  /** Absolute path of its folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `type` of its package.json. */
  readonly modules: 'module' | 'commonjs';
  /** Scripts of its package.json, by name. */
  readonly scripts: Readonly<Record<string, string>>;
  readonly openai: InstalledPackage | undefined;
  readonly spendspanNode: InstalledPackage | undefined;
}

/** One question to an app. A new one is a file in `doctor/` and a line in `checks.ts`. Never throws. */
export type Check = (app: App) => readonly Finding[] | Promise<readonly Finding[]>;
