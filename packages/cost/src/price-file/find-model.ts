import { readModelId } from '../model-id.ts';
import type { FileDeployment, FileModel, FileProvider } from './types.ts';

/** The prices that an entry has for a model: its id as it stands goes before shortened ones. */
export function findModel(entry: FileProvider, model: string): FileModel | undefined {
  for (const { id } of readModelId(model)) {
    const found = entry.models.find(({ match }) => match.ids.includes(id));
    if (found) return found;
  }
  // Who lists a model by its name means its snapshots, but for those that are listed themselves.
  for (const { id } of readModelId(model)) {
    const name = id.replace(SNAPSHOT_DATE, '');
    const found = name === id ? undefined : entry.models.find(({ match }) => match.ids.includes(name));
    if (found) return found;
  }
  for (const { id } of readModelId(model)) {
    const found = entry.models.find(({ match }) => match.matches(id));
    if (found) return found;
  }
  return undefined;
}

/** A whole date behind a model's name: anything shorter may be part of the name. */
const SNAPSHOT_DATE = /[-@]20\d\d-?[01]\d-?[0-3]\d$/;

/** What an entry says a deployment is. */
export function findDeployment(entry: FileProvider, name: string | undefined): FileDeployment | undefined {
  return name === undefined ? undefined : entry.deployments.get(name.toLowerCase());
}
