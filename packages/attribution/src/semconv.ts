/** Baggage key and span attribute of each dimension are the same string. Names without a link are Spendspan's own. */

export const ATTR_TEAM_ID = 'team.id';
export const ATTR_PROJECT_ID = 'project.id';
export const ATTR_FEATURE_PATH = 'feature.path';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/deployment/ */
export const ATTR_DEPLOYMENT_ENVIRONMENT_NAME = 'deployment.environment.name';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/user/ */
export const ATTR_USER_ID = 'user.id';
export const ATTR_CUSTOMER_ID = 'customer.id';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/session/ */
export const ATTR_SESSION_ID = 'session.id';
