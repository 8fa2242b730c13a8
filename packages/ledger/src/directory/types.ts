import type { Owner } from '../config-file/owner.ts';

/** Where a team belongs: who pays for it. */
export interface Membership {
  readonly costCenter: string | null;
  /** Department, or the team above. */
  readonly parent: string | null;
}

/** Where a team belongs from a day on. */
export interface DatedMembership extends Membership {
  /** First day, in the time zone of the directory; `null`: from the beginning. */
  readonly fromDay: string | null;
}

/** One team of a directory. */
export interface DirectoryTeam {
  readonly id: string;
  readonly name: string;
  readonly owner: Owner | null;
  /** Other values of `team.id` that are this team. */
  readonly aliases: readonly string[];
  /** Ascending by day; the first one has none. */
  readonly memberships: readonly DatedMembership[];
}

/** Whose spend is split: a team's, a project's, or what nobody owns. */
export type SharedSource =
  | { readonly kind: 'team'; readonly id: string }
  | { readonly kind: 'project'; readonly id: string }
  | { readonly kind: 'unattributed' };

/** One rule by which shared spend is split. Applied in the order of the file. */
export interface SharedRule {
  readonly source: SharedSource;
  /** Fixed shares in 10⁻¹², which add up to 1; or in proportion to what the teams spend themselves. */
  readonly split:
    | { readonly kind: 'shares'; readonly shares: readonly (readonly [team: string, share: bigint])[] }
    /** `among`: these teams; `null`: every team that is no source of a rule. */
    | { readonly kind: 'direct'; readonly among: readonly string[] | null };
}

/** What a directory of teams says. */
export interface Directory {
  /** Name of the file, without its folders. */
  readonly name: string;
  readonly timeZone: string;
  readonly teams: readonly DirectoryTeam[];
  readonly shared: readonly SharedRule[];
}

/** Amounts of a chargeback, USD as decimal strings with 12 decimals: `total` = `direct` + `sharedIn` − `sharedOut`. */
export interface ChargebackAmounts {
  readonly directUsd: string;
  readonly sharedInUsd: string;
  readonly sharedOutUsd: string;
  readonly totalUsd: string;
  /** The part of `directUsd` that is a best guess. */
  readonly estimatedUsd: string;
  readonly calls: number;
  /** Calls whose price is not known: they are in no amount. */
  readonly unpricedCalls: number;
}

/** A team, as long as it belonged to one cost centre and parent. */
export interface ChargebackRow extends ChargebackAmounts, Membership {
  /** `null`: calls without a team. */
  readonly team: string | null;
  readonly name: string;
  readonly owner: Owner | null;
  /** Whether the directory has the team. */
  readonly known: boolean;
  /** The days of the period in which it belonged there, inclusive and exclusive. */
  readonly days: { readonly from: string; readonly to: string };
}

/** What a cost centre pays, by team. `null`: teams without one. */
export interface ChargebackCenter extends ChargebackAmounts {
  readonly costCenter: string | null;
  /** The largest total first. */
  readonly rows: readonly ChargebackRow[];
}

/** What one rule moved to one team. */
export interface ChargebackFlow {
  /** Position of the rule in the file, from 1. */
  readonly rule: number;
  readonly source: SharedSource;
  readonly team: string;
  readonly usd: string;
}

/** A rule that had nobody to split by: what it is about stays where it was. */
export interface UnsplitRule {
  readonly rule: number;
  readonly source: SharedSource;
  readonly usd: string;
}

/** Who pays for a period. All rows add up to the total, to the last digit. */
export interface Chargeback {
  /** Half-open, RFC 3339. */
  readonly period: { readonly from: string; readonly to: string; readonly timeZone: string };
  /** Name of the file. */
  readonly directory: string;
  readonly total: ChargebackAmounts;
  /** The largest total first; that of teams without one last. */
  readonly costCenters: readonly ChargebackCenter[];
  readonly flows: readonly ChargebackFlow[];
  readonly unsplit: readonly UnsplitRule[];
}
