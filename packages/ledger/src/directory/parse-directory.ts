import { isTimeZone } from '../calendar.ts';
import type { ConfigNode } from '../config-file/config-node.ts';
import { readOwner } from '../config-file/owner.ts';
import { type ConfigText, parseConfig } from '../config-file/parse-config.ts';
import { baseName, readId, readVersion } from '../config-file/shared-keys.ts';
import { readSharedRules } from './read-shared-rules.ts';
import type { DatedMembership, Directory, DirectoryTeam } from './types.ts';

const FILE_KEYS = ['$schema', 'version', 'time_zone', 'teams', 'shared'];
const TEAM_KEYS = ['id', 'name', 'owner', 'cost_center', 'parent', 'aliases', 'moves'];

/**
 * Reads the text of a directory of teams, YAML or JSON. The format is that of `schemas/teams.json`.
 * @throws ConfigFileError when it is malformed: the message names the line, the key and what to do.
 */
export function parseDirectory(file: ConfigText): Directory {
  return parseConfig(file, (root) => {
    const entries = root.entries(FILE_KEYS);
    readVersion(root, entries);
    const zone = entries.get('time_zone');
    const timeZone = zone?.text('a time zone, like Europe/Berlin') ?? 'UTC';
    if (!isTimeZone(timeZone)) {
      zone?.fail(`got ${zone.describe()}, expected an IANA time zone, like Europe/Berlin or UTC; correct it`);
    }
    const taken = new Map<string, ConfigNode>();
    const nodes = root.need(entries, 'teams', 'teams: [{ id: growth, cost_center: "4711" }]').items();
    const teams = nodes.map((node) => readTeam(node, taken));
    const shared = readSharedRules(entries.get('shared'), teams);
    return { name: baseName(file.name), timeZone, teams, shared };
  });
}

/** `taken`: the ids and aliases so far; no value of team.id can be two teams. */
function readTeam(node: ConfigNode, taken: Map<string, ConfigNode>): DirectoryTeam {
  const entries = node.entries(TEAM_KEYS);
  const id = readId(node.need(entries, 'id', 'id: growth'), taken);
  const aliases = entries.get('aliases')?.items() ?? [];
  return {
    id,
    name: entries.get('name')?.text('a name') ?? id,
    owner: readOwner(entries.get('owner')),
    aliases: aliases.map((alias) => readId(alias, taken)),
    memberships: readMemberships(entries),
  };
}

/** What a move does not change stays as it was; `null` takes it away. */
function readMemberships(entries: ReadonlyMap<string, ConfigNode>): readonly DatedMembership[] {
  const first: DatedMembership = {
    fromDay: null,
    costCenter: readName(entries.get('cost_center'), null),
    parent: readName(entries.get('parent'), null),
  };
  const memberships = [first];
  const moves = entries.get('moves')?.items().map(readMove) ?? [];
  moves.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const [index, { node, day, entries: move }] of moves.entries()) {
    if (moves[index - 1]?.day === day) node.fail(`got two moves on ${day}, expected one; put both into one`);
    const before = memberships.at(-1) ?? first;
    memberships.push({
      fromDay: day,
      costCenter: readName(move.get('cost_center'), before.costCenter),
      parent: readName(move.get('parent'), before.parent),
    });
  }
  return memberships;
}

function readMove(node: ConfigNode): { node: ConfigNode; day: string; entries: ReadonlyMap<string, ConfigNode> } {
  const entries = node.entries(['from', 'cost_center', 'parent']);
  if (entries.size < 2) node.fail('got a move that changes nothing, expected cost_center or parent; add one');
  const from = node.need(entries, 'from', 'from: 2026-11-16');
  const day = from.text('the first day, like 2026-11-16');
  const timeMs = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00Z`) : Number.NaN;
  if (Number.isNaN(timeMs) || new Date(timeMs).toISOString().slice(0, 10) !== day) {
    from.fail(`got ${from.describe()}, expected a day of the calendar, like 2026-11-16; correct it`);
  }
  return { node, day, entries };
}

function readName(node: ConfigNode | undefined, otherwise: string | null): string | null {
  if (!node) return otherwise;
  return node.isNull() ? null : node.text('a name, or null for none');
}
