/** Decisions that reps send -> stored exactly once. */
import { sql } from 'kysely';
import type { ActionDecision } from '../lib/model/action-decision.ts';
import type { DecisionResult } from '../lib/model/decision-exchange.ts';
import type { Database, Trx } from './database.ts';
import { hashContent } from './hash-content.ts';
import { bumpCustomers, type CompanyState } from './versions.ts';
import { actAs, actAsServer, type Viewer } from './viewer.ts';
import { writeAlone } from './write-alone.ts';

interface NewRow {
  readonly id: string;
  readonly team_id: string;
  readonly content_hash: string;
  readonly decision: ActionDecision;
}

/** Hash of the content by id. Read as the server: ids are unique in the whole company, not in a team. */
async function loadKnown(trx: Trx, decisions: readonly ActionDecision[]): Promise<Map<string, string>> {
  const ids = JSON.stringify(decisions.map((decision) => decision.id));
  const { rows } = await sql<{ id: string; content_hash: string }>`
    select id, content_hash from decision
    where id in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.content_hash]));
}

/** Team by id of the customers that the transaction's viewer may see. */
async function findTeams(trx: Trx, decisions: readonly ActionDecision[]): Promise<ReadonlyMap<string, string>> {
  const ids = JSON.stringify(decisions.map((decision) => decision.customerId));
  const { rows } = await sql<{ id: string; team_id: string }>`
    select id, team_id from customer where id in (select jsonb_array_elements_text(${ids}::text::jsonb))`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.team_id]));
}

async function insert(trx: Trx, viewer: Viewer, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ id, team_id, content_hash, decision }) => ({
    id,
    customer_id: decision.customerId,
    team_id,
    // Who looked at whom is nobody's business: that a suggestion was shown is counted, not whose eyes saw it.
    staff_id: decision.kind === 'shown' ? null : viewer.staff.id,
    kind: decision.kind,
    rule_id: decision.ruleId,
    decided_at_ms: Date.parse(decision.decidedAt),
    content_hash,
    data: JSON.stringify(decision),
  }));
  await sql`
    insert into decision (id, customer_id, team_id, staff_id, kind, rule_id, decided_at_ms, content_hash, data)
    select id, customer_id, team_id, staff_id, kind, rule_id, decided_at_ms, content_hash, data
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as r(id uuid, customer_id text, team_id text, staff_id text,
      kind text, rule_id text, decided_at_ms double precision, content_hash text, data text)`.execute(trx);
}

/** The same rules as for touchpoints: known content first, then the customer, then the id. */
async function take(trx: Trx, company: CompanyState, viewer: Viewer, raw: readonly ActionDecision[]): Promise<DecisionResult[]> {
  const sent = raw.map((decision): ActionDecision => ({ ...decision, id: decision.id.toLowerCase() }));
  const known = await loadKnown(trx, sent);
  await actAs(trx, viewer);
  const teamOf = await findTeams(trx, sent);
  const rows: NewRow[] = [];
  const results = sent.map((decision, place): DecisionResult => {
    const id = raw[place]?.id ?? decision.id;
    const content_hash = hashContent(decision);
    const earlier = known.get(decision.id);
    if (earlier === content_hash) return { outcome: 'stored', id, already: true };
    const team_id = teamOf.get(decision.customerId);
    if (team_id === undefined)
      return { outcome: 'refused', id, reason: 'unknown-customer', detail: 'You have no customer with this id.' };
    if (earlier !== undefined)
      return { outcome: 'refused', id, reason: 'other-content', detail: 'Another decision was stored under this id before.' };
    known.set(decision.id, content_hash);
    rows.push({ id: decision.id, team_id, content_hash, decision });
    return { outcome: 'stored', id, already: false };
  });
  await insert(trx, viewer, rows);
  await actAsServer(trx);
  // What was only shown stands in no row, so that looking at a customer is no change of it.
  const changed = rows.filter(({ decision }) => decision.kind !== 'shown').map(({ decision }) => decision.customerId);
  await bumpCustomers(trx, company, [...new Set(changed)]);
  return results;
}

/** Decisions of one batch, durable when the promise resolves. */
export type StoreDecisions = (viewer: Viewer, decisions: readonly ActionDecision[]) => Promise<DecisionResult[]>;

export function createDecisionStore(database: Database): StoreDecisions {
  return (viewer, decisions) => writeAlone(database, (trx, company) => take(trx, company, viewer, decisions));
}
