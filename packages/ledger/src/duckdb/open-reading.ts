import type { CallReading, CallReadOptions, Selection } from '../call-store.ts';
import { explainError } from './explain-error.ts';
import type { HeldFile } from './held-file.ts';
import { beginReading } from './read-calls.ts';

/** See `CallStore.readCalls`. The file stays open until the reading ends. */
export function openReading(file: HeldFile, selection: Selection, options: CallReadOptions): Promise<CallReading> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(explainError(error, 'could not read'));
    file
      .read(({ connect }) => {
        const { begun, ended } = beginReading(connect, file.released, selection, options);
        begun.then(resolve, fail);
        return ended;
      })
      .catch(fail);
  });
}
