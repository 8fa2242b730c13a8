import { describe, expect, it } from 'vitest';
import { fieldSql as duckDBFieldSql } from '../duckdb/field-sql.ts';
import { FIELDS } from '../fields.ts';
import { fieldSql } from './field-sql.ts';

describe('a field of calls', () => {
  it.each(FIELDS.map(({ name }) => [name]))('%s has SQL on every store', (name) => {
    expect(fieldSql(name, { timeZone: 'Europe/Berlin' })).toBeTruthy();
    expect(duckDBFieldSql(name, { timeZone: 'Europe/Berlin' })).toBeTruthy();
  });
});
