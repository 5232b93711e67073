/** Columns of the tables as both engines return them; `migrations/` makes them. */
import type { Generated } from 'kysely';

interface CompanyTable {
  only_one: Generated<boolean>;
  /** JSON of the `company` part of the export head. */
  data: string;
  lease_days: number;
  epoch: string;
  /** Where the database lay when this history began; null until the first start. */
  place: Generated<string | null>;
  version: Generated<number>;
  /** Cursors below this are gone. */
  feed_floor: Generated<number>;
  /** Grows with tier list, playbook and staff: whatever the head shows besides rows. */
  settings_version: Generated<number>;
  tier_list_version: Generated<number>;
  playbook_version: Generated<number>;
}

interface TeamTable {
  id: string;
  name: string;
  /** Version of the newest change in this team. */
  version: Generated<number>;
  row_count: Generated<number>;
  hash_high: Generated<number>;
  hash_low: Generated<number>;
}

interface CustomerTable {
  id: string;
  team_id: string;
  /** 16 bits of a hash of the id; the upper ones choose the shard. */
  slot: number;
  version: number;
  revision: number;
  tier: string;
  key_account_scope: string | null;
  relationship_type: string;
  /** JSON of the customer, byte for byte as exported. */
  data: string;
}

interface TouchpointTable {
  id: string;
  customer_id: string;
  team_id: string;
  staff_id: string;
  /** Milliseconds since 1970; years that PostgreSQL has no date for are fine. */
  happened_at_ms: number;
  fingerprint: string | null;
  /** SHA-256 of what the client sent last. */
  content_hash: string;
  /** JSON of the touchpoint, byte for byte as exported. */
  data: string;
  /** Taken back by its author: kept for its id, left out of the export. */
  is_deleted: Generated<boolean>;
}

interface DecisionTable {
  id: string;
  customer_id: string;
  team_id: string;
  /** Null for `shown`: that a suggestion was seen is counted, not by whom. */
  staff_id: string | null;
  kind: string;
  rule_id: string;
  /** Milliseconds since 1970, by the client's clock. */
  decided_at_ms: number;
  /** SHA-256 of what the client sent. */
  content_hash: string;
  /** JSON of the decision, byte for byte as exported. */
  data: string;
}

interface AliasProposalTable {
  id: string;
  customer_id: string;
  team_id: string;
  kind: string;
  surface: string;
  surface_key: string;
  /** Day in UTC. */
  proposed_on: string;
  state: Generated<string>;
  decided_by: string | null;
  decided_at_ms: number | null;
}

interface CustomerProposalTable {
  id: string;
  team_id: string;
  staff_id: string;
  name: string;
  address: string | null;
  /** Day in UTC. */
  proposed_on: string;
  state: Generated<string>;
  /** Of the customer that it became. */
  customer_id: string | null;
  decided_by: string | null;
  decided_at_ms: number | null;
}

export interface Tables {
  company: CompanyTable;
  /** `revoked_at`: shut out, also as whom the company's provider says it is. */
  staff: { id: string; role: string; data: string; revoked_at: Generated<Date | null> };
  team: TeamTable;
  team_member: { team_id: string; staff_id: string };
  staff_token: { hash: string; staff_id: string; created_at: Generated<Date>; revoked_at: Date | null };
  customer: CustomerTable;
  /** `data` is the JSON of the customer as the last file had it. */
  loaded_customer: { customer_id: string; data: string };
  tombstone: { team_id: string; customer_id: string; version: number; removed_at: Generated<Date> };
  touchpoint: TouchpointTable;
  decision: DecisionTable;
  alias_proposal: AliasProposalTable;
  customer_proposal: CustomerProposalTable;
  /** `data` is the JSON of the head. */
  tier_list: { version: number; data: string };
  /** `was` and `became` are JSON of tier, scope, type and last change. */
  tier_list_change: { list_version: number; customer_id: string; team_id: string; was: string; became: string };
  playbook: { version: number; published_by: string | null; data: string };
  shard: { hash: string; team_id: string; bucket: number; rows: number; body: Uint8Array; replaced_at: Date | null };
  /** How finely a team is divided: in 2^bits buckets. */
  team_shards: { team_id: string; bits: number };
  /** As of which version a bucket's shards are, and what they add up to. */
  shard_bucket: { team_id: string; bucket: number; version: number; row_count: number; hash_high: number; hash_low: number };
  audit: { seq: Generated<number>; at: Generated<Date>; staff_id: string | null; action: string; details: string };
}
