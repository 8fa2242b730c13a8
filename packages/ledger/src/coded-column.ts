/** A column of many values of which few are distinct: what is found out of a value is found out once. */
export interface CodedColumn {
  /** The distinct values, by their code. */
  readonly values: readonly (string | null)[];
  /** The code of the value of each row. */
  readonly codes: Uint32Array;
}

/** Gives the distinct values of a column numbers, from 0 on in the order in which they come. */
export function codeColumn(column: readonly (string | null)[]): CodedColumn {
  const known = new Map<string | null, number>();
  const codes = Uint32Array.from(column, (value) => {
    const code = known.get(value) ?? known.size;
    if (code === known.size) known.set(value, code);
    return code;
  });
  return { values: [...known.keys()], codes };
}
