/** A Node with the OpenTelemetry SDK of its generation. */
export interface Runtime {
  readonly title: string;
  /** Exact version of Node, from the npm package `node`. */
  readonly node: string;
  /** What the application installs beside Spendspan, exactly: npm would take another SDK on another day. */
  readonly dependencies: Readonly<Record<string, string>>;
}

export const RUNTIMES: readonly Runtime[] = [
  {
    title: 'Node 20, SDK 2.12',
    node: '20.20.2',
    dependencies: {
      '@opentelemetry/api': '1.9.1',
      '@opentelemetry/instrumentation': '0.223.0',
      '@opentelemetry/sdk-node': '0.223.0',
      '@opentelemetry/sdk-trace': '2.12.0',
    },
  },
  {
    title: 'Node 24, SDK 3.1',
    node: '24.21.0',
    dependencies: {
      '@opentelemetry/api': '1.10.0',
      '@opentelemetry/instrumentation': '0.301.0',
      '@opentelemetry/sdk-node': '0.301.0',
      '@opentelemetry/sdk-trace': '3.1.0',
    },
  },
];
