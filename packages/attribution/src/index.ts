export {
  readAttribution,
  readAttributionAttributes,
  setAttribution,
  withAttribution,
  withoutBaggage,
} from './attribution.ts';
export { AttributionPropagator, type AttributionPropagatorOptions } from './attribution-propagator.ts';
export { AttributionSpanProcessor } from './attribution-span-processor.ts';
export { cleanValue, MAX_VALUE_LENGTH } from './clean.ts';
export { createHiddenField, type HiddenField } from './hidden-field.ts';
export { activeDimensions, configureAttribution, DIMENSIONS, resolveDimensions, UNATTRIBUTED } from './keys.ts';
export {
  ATTR_CUSTOMER_ID,
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_FEATURE_PATH,
  ATTR_PROJECT_ID,
  ATTR_SESSION_ID,
  ATTR_TEAM_ID,
  ATTR_USER_ID,
} from './semconv.ts';
export type { Attribution, AttributionOptions, Dimension } from './types.ts';
