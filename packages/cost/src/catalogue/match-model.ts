import type { MatchLogic } from './provider-data.ts';

/**
 * What may follow a model's name in the id of one of its snapshots: a preview mark, a date, a revision. Anything else
 * (a deployment called gpt-4o-for-legal, a newer model whose name begins alike) is another model.
 */
const SNAPSHOT =
  /^(-preview)?([-@:]?\d{8}|[-@]?\d{4}-\d{2}-\d{2}|-\d{2}-\d{4}|-\d{2}-\d{2}|-\d{3,4}|-latest|@latest|@default)?(-v\d+)?(:\d+(:\d+k)?)?$/;

/** The same behind the base model of a fine-tune: the rest of its date, then organisation, suffix and id. */
const FINE_TUNE = /^[-\d]*(:.*)?$/;

/** What may stand before a model's name where the catalogue looks for it anywhere: a path or a region. */
const PATH = /^(.*[/.:])?$/;

/** Takes a lower-case id. */
export type IdTest = (id: string) => boolean;

/**
 * The ids that a model's rule names in full, and a test for those that it names by a pattern. The catalogue's own rules
 * match substrings and prefixes; here those stand for the model and its snapshots only, never for a longer name that
 * begins or ends alike.
 */
export function readRule(rule: MatchLogic): { readonly ids: readonly string[]; readonly test: IdTest | undefined } {
  const rules = 'or' in rule ? rule.or : [rule];
  const ids = rules.flatMap((one) => ('equals' in one ? [one.equals.toLowerCase()] : []));
  const tests = rules.filter((one) => !('equals' in one)).map(toTest);
  return { ids, test: tests.length === 0 ? undefined : (id) => tests.some((test) => test(id)) };
}

function toTest(rule: MatchLogic): IdTest {
  if ('or' in rule) {
    const tests = rule.or.map(toTest);
    return (id) => tests.some((test) => test(id));
  }
  if ('and' in rule) {
    const tests = rule.and.map(toTest);
    return (id) => tests.every((test) => test(id));
  }
  if ('regex' in rule) {
    const pattern = new RegExp(`^(?:${rule.regex})$`);
    return (id) => pattern.test(id);
  }
  if ('equals' in rule) {
    const name = rule.equals.toLowerCase();
    return (id) => id === name;
  }
  return toSubstringTest(rule);
}

function toSubstringTest(rule: { starts_with: string } | { ends_with: string } | { contains: string }): IdTest {
  if ('starts_with' in rule) {
    const name = rule.starts_with.toLowerCase();
    return (id) => isSnapshot(name, id, 0);
  }
  if ('ends_with' in rule) {
    const name = rule.ends_with.toLowerCase();
    return (id) => id.endsWith(name) && PATH.test(id.slice(0, -name.length));
  }
  const name = rule.contains.toLowerCase();
  return (id) => {
    const at = id.indexOf(name);
    return at >= 0 && PATH.test(id.slice(0, at)) && isSnapshot(name, id, at);
  };
}

function isSnapshot(name: string, id: string, at: number): boolean {
  if (!id.startsWith(name, at)) return false;
  // Some rules end amid a date: claude-sonnet-4-2025 for claude-sonnet-4-20250514.
  const [year = ''] = /-20\d\d$/.exec(name) ?? [];
  const rest = year + id.slice(at + name.length);
  return SNAPSHOT.test(rest) || (name.startsWith('ft:') && FINE_TUNE.test(rest));
}
