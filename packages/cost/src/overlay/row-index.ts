/** The part of a row that says which models it is about. */
interface ModelRow {
  readonly providers: readonly string[];
  readonly from: string;
  readonly models?: readonly string[] | RegExp | undefined;
}

/** The rows of one provider. */
interface Shelf<Row> {
  readonly byId: Map<string, Row[]>;
  /** Rows about a family of ids, or about every model. */
  readonly others: { readonly test: (id: string) => boolean; readonly row: Row }[];
}

/** Rows by provider and model id. */
export class RowIndex<Row extends ModelRow> {
  readonly #rows = new Map<string, Row[]>();
  /** Of the providers that were asked for: few processes pay more than two or three. */
  readonly #shelves = new Map<string, Shelf<Row>>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      for (const provider of row.providers) add(this.#rows, provider, row);
    }
  }

  /** The rows about a model (lower case), oldest first. */
  list(provider: string, model: string): readonly Row[] {
    const shelf = this.#findShelf(provider);
    if (!shelf) return NONE;
    const exact = shelf.byId.get(model);
    const others = shelf.others.filter(({ test }) => test(model));
    if (!exact && others.length === 0) return NONE;
    // What is said of exactly this id goes before what is said of a family: it comes later, and the last one holds.
    const found = [...others.map(({ row }) => row), ...(exact ?? NONE)] as Row[];
    return found.sort((one, other) => Date.parse(one.from) - Date.parse(other.from));
  }

  /** Every provider that a row names. */
  listProviders(): readonly string[] {
    return [...this.#rows.keys()];
  }

  /** Every model id that the rows of a provider name; of a family, the plainest id that its pattern takes. */
  listModels(provider: string): readonly string[] {
    const shelf = this.#findShelf(provider);
    if (!shelf) return NONE;
    const families = shelf.others.flatMap(({ row, test }) => {
      const id = row.models instanceof RegExp ? readPlainestId(row.models) : undefined;
      return id !== undefined && test(id) ? [id] : [];
    });
    return [...shelf.byId.keys(), ...families];
  }

  #findShelf(provider: string): Shelf<Row> | undefined {
    const rows = this.#rows.get(provider);
    if (!rows) return undefined;
    const known = this.#shelves.get(provider);
    if (known) return known;
    const shelf = makeShelf(rows);
    this.#shelves.set(provider, shelf);
    return shelf;
  }
}

function makeShelf<Row extends ModelRow>(rows: readonly Row[]): Shelf<Row> {
  const shelf: Shelf<Row> = { byId: new Map(), others: [] };
  for (const row of rows) {
    const { models } = row;
    if (models === undefined || models instanceof RegExp) {
      const pattern = models && new RegExp(`^(?:${models.source})$`);
      shelf.others.push({ row, test: (id) => pattern?.test(id) ?? true });
    } else for (const model of models) add(shelf.byId, model, row);
  }
  return shelf;
}

function add<Row>(byKey: Map<string, Row[]>, key: string, row: Row): void {
  const rows = byKey.get(key);
  if (rows) rows.push(row);
  else byKey.set(key, [row]);
}

/** What is left of a pattern without what may be left out: `ft:gpt-4.1-2025-04-14` of `^ft:gpt-4\.1-2025-04-14(:.*)?$`. */
function readPlainestId({ source }: RegExp): string {
  return source
    .replace(/^\^|\$$/g, '')
    .replace(/\([^()]*\)\?/g, '')
    .replace(/\\([^a-z0-9])/gi, '$1');
}

const NONE: readonly never[] = [];
