import { findFieldReader } from '../field-readers.ts';
import { WHERE } from '../filtered-report.ts';
import { PERIOD_PARAMETERS } from '../period/period.ts';
import { readTimeZone } from '../period/time-zone.ts';
import type { GuardedStore } from '../privacy/guarded-store.ts';
import { checkParameters } from '../report-parameters.ts';
import { readFilter } from '../reports/read-filter.ts';
import type { Call, ReportParameter, ReportQuery } from '../types.ts';

const PARAMETERS: readonly ReportParameter[] = [WHERE, ...PERIOD_PARAMETERS.filter(({ name }) => name === 'timeZone')];

/** See `Ledger.makeCallTest`. */
export async function makeCallTest(store: GuardedStore, query: ReportQuery): Promise<(call: Call) => boolean> {
  checkParameters('calls', PARAMETERS, query);
  const zone = readTimeZone(query['timeZone']);
  const filter = await readFilter(store, query['where']);
  const tests = Object.entries(filter).map(([field, value]) => {
    const read = findFieldReader(field, zone);
    const kept = field === 'user' && value !== null ? store.hashUser(value) : value;
    return (call: Call): boolean => read(call) === kept;
  });
  return (call) => {
    // What is at hand may have its user in plain.
    const kept = store.toKept(call);
    return tests.every((test) => test(kept));
  };
}
