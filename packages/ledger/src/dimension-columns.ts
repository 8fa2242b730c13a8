/** The column of each built-in dimension, in every store. Dimensions without one are kept in `other_dimensions`. */
export const DIMENSION_COLUMNS: Readonly<Record<string, string>> = {
  team: 'team_id',
  project: 'project_id',
  feature: 'feature_path',
  environment: 'environment',
  user: 'user_id',
  customer: 'customer_id',
  session: 'session_id',
};
