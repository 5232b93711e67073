/** A list and what it makes of each customer -> written and in force, a few customers at a time, so that any length takes the same memory. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Customer } from '../lib/model/customer.ts';
import type { TierListHead } from '../lib/model/tier-list.ts';
import { customerColumns } from './customers.ts';
import type { Trx } from './database.ts';
import { type CompanyState, type RowStep, recordSteps } from './versions.ts';

/** What a list decides over a customer, kept so that it can be brought back. */
export type Judgement = Pick<Customer, 'tier' | 'relationshipType'> &
  Partial<Pick<Customer, 'keyAccountScope' | 'lastTierChange'>>;

/** What the customer's record says now. */
export function judgementOf({ tier, relationshipType, keyAccountScope, lastTierChange }: Customer): Judgement {
  return { tier, relationshipType, ...(keyAccountScope && { keyAccountScope }), ...(lastTierChange && { lastTierChange }) };
}

/** Both parts were checked when they came in, so that ten thousand need not be checked again. */
function withJudgement(customer: Customer, judgement: Judgement): Customer {
  const { keyAccountScope: _scope, lastTierChange: _change, ...rest } = customer;
  return { ...rest, ...judgement };
}

interface Move {
  readonly customer: Customer;
  readonly revision: number;
  readonly was: Judgement;
  readonly became: Judgement;
}

/** Some customers of a list, and what it makes of them. */
export interface ListPart {
  readonly customerIds: readonly string[];
  readonly judge: (customer: Customer) => Judgement;
}

/** A list that is to be in force. */
export interface ListInForce {
  readonly head: TierListHead;
  /** Each customer in one of them, and once. Asked for one after the other, each when the one before is written. */
  readonly parts: Iterable<ListPart> | AsyncIterable<ListPart>;
}

/** Customers read or written in one statement. PGlite works in this thread: a chunk is how long others wait. */
const chunkSize = 100;

/** Steps that are added up at once; each time every team is written. */
const stepsAtOnce = 20_000;

async function loadMoves(trx: Trx, ids: readonly string[], judge: ListPart['judge']): Promise<Move[]> {
  const { rows } = await sql<{ revision: number; data: string }>`
    select c.revision, c.data from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) with ordinality as r(id, place)
    join customer c on c.id = r.id order by r.place`.execute(trx);
  return rows.flatMap(({ revision, data }): Move[] => {
    const customer = JSON.parse(data) as Customer;
    const move = { customer, revision, was: judgementOf(customer), became: judge(customer) };
    return JSON.stringify(move.was) === JSON.stringify(move.became) ? [] : [move];
  });
}

/** The moves take the versions after `version`, in their order. @returns what changed of counts and hashes */
async function writeMoves(trx: Trx, listVersion: number, version: number, moves: readonly Move[]): Promise<RowStep[]> {
  const rows = moves.map((move, i) => ({
    ...customerColumns(withJudgement(move.customer, move.became)),
    version: version + i + 1,
    revision: move.revision + 1,
    was: JSON.stringify(move.was),
    became: JSON.stringify(move.became),
  }));
  await sql`
    with r as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id text, team_id text, version bigint, revision integer,
        tier text, key_account_scope text, relationship_type text, data text, was text, became text)
    ), moved as (
      update customer c set version = r.version, revision = r.revision, tier = r.tier, key_account_scope = r.key_account_scope,
        relationship_type = r.relationship_type, data = r.data
      from r where c.id = r.id
    )
    insert into tier_list_change (list_version, customer_id, team_id, was, became)
    select ${listVersion}::integer, id, team_id, was, became from r`.execute(trx);
  return rows.map((row) => ({
    teamId: row.team_id,
    customerId: row.id,
    version: row.version,
    before: row.revision - 1,
    after: row.revision,
  }));
}

/**
 * Writes list, changes and customers. The transaction acts as the viewer and holds the lock; customers that he does not see are
 * left out. @returns how many customers the list names, and how many changed
 */
export async function putInForce(
  trx: Trx,
  company: CompanyState,
  { head, parts }: ListInForce,
): Promise<{ named: number; changed: number }> {
  await trx
    .insertInto('tier_list')
    .values({ version: head.version, data: JSON.stringify(head) })
    .execute();
  let named = 0;
  let changed = 0;
  let steps: RowStep[] = [];
  for await (const { customerIds, judge } of parts) {
    named += customerIds.length;
    for (let at = 0; at < customerIds.length; at += chunkSize) {
      const moves = await loadMoves(trx, customerIds.slice(at, at + chunkSize), judge);
      if (moves.length > 0) steps.push(...(await writeMoves(trx, head.version, company.version + changed, moves)));
      changed += moves.length;
      if (steps.length >= stepsAtOnce) {
        await recordSteps(trx, steps);
        steps = [];
      }
      // Requests that need no database are answered in between.
      await setImmediate();
    }
  }
  await recordSteps(trx, steps);
  await sql`update company set tier_list_version = ${head.version}::integer, settings_version = settings_version + 1`.execute(
    trx,
  );
  return { named, changed };
}
