/** Name and version of the instrumentation scope; the version follows package.json (a test says so). */
export const PACKAGE_NAME = '@spendspan/instrumentation-openai';
export const PACKAGE_VERSION = '0.0.0';
