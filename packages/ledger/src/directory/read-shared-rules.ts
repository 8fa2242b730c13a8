import type { ConfigNode } from '../config-file/config-node.ts';
import { formatUsd, PICO_PER_USD } from '../money.ts';
import type { DirectoryTeam, SharedRule, SharedSource } from './types.ts';

const RULE_KEYS = ['team', 'project', 'unattributed', 'split', 'shares', 'among'];

/**
 * The rules by which shared spend is split. What a rule splits includes what earlier rules moved there (step-down), so
 * that none may give to a team whose spend an earlier one has split.
 */
export function readSharedRules(node: ConfigNode | undefined, teams: readonly DirectoryTeam[]): readonly SharedRule[] {
  const names = new Map(teams.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id] as const)));
  const rules: SharedRule[] = [];
  const split = new Set<string>();
  for (const item of node?.items() ?? []) {
    const entries = item.entries(RULE_KEYS);
    const source = readSource(item, entries, names);
    const key = JSON.stringify(source);
    if (split.has(key)) item.fail('got a second rule about the same spend, expected one; put both into one');
    split.add(key);
    const rule: SharedRule = { source, split: readSplit(item, entries, names) };
    checkReceivers(item, rule, split);
    rules.push(rule);
  }
  return rules;
}

function readSource(
  item: ConfigNode,
  entries: ReadonlyMap<string, ConfigNode>,
  names: ReadonlyMap<string, string>,
): SharedSource {
  const given = ['team', 'project', 'unattributed'].filter((key) => entries.has(key));
  if (given.length !== 1) {
    const got = given.length === 0 ? 'no spend' : given.join(' and ');
    item.fail(`got ${got} to split, expected one of team, project, unattributed: true; correct it`);
  }
  const team = entries.get('team');
  if (team) return { kind: 'team', id: readTeamName(team, names) };
  const project = entries.get('project');
  if (project) return { kind: 'project', id: project.text('a project') };
  const unattributed = entries.get('unattributed');
  if (unattributed?.scalar() !== true) {
    unattributed?.fail(`got ${unattributed.describe()}, expected true; correct or remove it`);
  }
  return { kind: 'unattributed' };
}

function readSplit(
  item: ConfigNode,
  entries: ReadonlyMap<string, ConfigNode>,
  names: ReadonlyMap<string, string>,
): SharedRule['split'] {
  const shares = entries.get('shares');
  const split = entries.get('split');
  if (shares && split) item.fail('got split and shares, expected one of them; remove one');
  if (shares) {
    const among = entries.get('among');
    if (among) among.fail('got among beside shares, expected one of them; shares name the teams: remove among');
    return { kind: 'shares', shares: readShares(shares, names) };
  }
  item.need(entries, 'split', 'split: direct, or shares: { growth: "0.6", search: "0.4" }').oneOf(['direct']);
  const among = entries.get('among')?.items();
  if (among?.length === 0) item.fail('got an empty among, expected teams; add some or remove it');
  const teams = among?.map((one) => readTeamName(one, names)) ?? null;
  if (teams && new Set(teams).size < teams.length)
    item.fail('got a team twice in among, expected each once; remove one');
  return { kind: 'direct', among: teams };
}

function readShares(
  node: ConfigNode,
  names: ReadonlyMap<string, string>,
): readonly (readonly [team: string, share: bigint])[] {
  const shares = [...node.entries()].map(([name, value]) => {
    const team = names.get(name);
    if (team === undefined) failUnknown(value, name);
    const share = value.pico('a share as a decimal string');
    if (share === 0n || share > PICO_PER_USD)
      value.fail('got a share outside 0 and 1, expected one between; correct it');
    return [team, share] as const;
  });
  if (new Set(shares.map(([team]) => team)).size < shares.length) {
    node.fail('got one team under two of its names, expected it once; add the two shares');
  }
  const sum = shares.reduce((total, [, share]) => total + share, 0n);
  if (sum !== PICO_PER_USD) {
    node.fail(`got shares that add up to ${formatUsd(sum).replace(/\.?0+$/, '')}, expected exactly 1; correct them`);
  }
  return shares;
}

function readTeamName(node: ConfigNode, names: ReadonlyMap<string, string>): string {
  const name = node.text('the id of a team');
  return names.get(name) ?? failUnknown(node, name);
}

function failUnknown(node: ConfigNode, name: string): never {
  return node.fail(
    `got ${JSON.stringify(name.slice(0, 80))}, expected the id or an alias of a team of this file; add the team to teams`,
  );
}

/** `split`: keys of the sources so far, that of the rule included. */
function checkReceivers(item: ConfigNode, rule: SharedRule, split: ReadonlySet<string>): void {
  const receivers = rule.split.kind === 'shares' ? rule.split.shares.map(([team]) => team) : (rule.split.among ?? []);
  const closed = receivers.find((id) => split.has(JSON.stringify({ kind: 'team', id } satisfies SharedSource)));
  if (closed === undefined) return;
  const own = rule.source.kind === 'team' && rule.source.id === closed;
  const which = own ? 'itself' : `${JSON.stringify(closed)}, whose spend an earlier rule has split`;
  item.fail(`got a rule that gives to ${which}, expected other teams; ${own ? 'remove it' : 'put this rule first'}`);
}
