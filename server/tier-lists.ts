/** A manager's list -> a new version, in force for all customers it names at once. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Customer } from '../lib/model/customer.ts';
import {
  type NewTierList,
  type TierList,
  type TierListEntry,
  type TierListHead,
  type TierListHistory,
  tierListHeadSchema,
} from '../lib/model/tier-list.ts';
import { type AuditAction, writeAudit } from './audit.ts';
import { customerColumns } from './customers.ts';
import type { Database, Trx } from './database.ts';
import { readTierListHead } from './head.ts';
import { type CompanyState, type RowStep, recordSteps } from './versions.ts';
import { actAs, inOneState, type Viewer } from './viewer.ts';
import { writeAlone } from './write-alone.ts';

/** What a list decides over a customer, kept so that it can be brought back. */
type Judgement = Pick<Customer, 'tier' | 'relationshipType'> & Partial<Pick<Customer, 'keyAccountScope' | 'lastTierChange'>>;

export type PublishAnswer =
  | { readonly kind: 'published'; readonly head: TierListHead }
  | { readonly kind: 'conflict'; readonly current: TierListHead }
  /** Rows of the list, counted from 0, with what is wrong. */
  | { readonly kind: 'invalid'; readonly row?: number; readonly sentence: string }
  | { readonly kind: 'forbidden'; readonly sentence: string };

interface Move {
  readonly customer: Customer;
  readonly revision: number;
  readonly was: Judgement;
  readonly became: Judgement;
}

/** Customers read or written in one statement. PGlite works in this thread: a chunk is how long others wait. */
const chunkSize = 400;

function judgementOf({ tier, relationshipType, keyAccountScope, lastTierChange }: Customer): Judgement {
  return { tier, relationshipType, ...(keyAccountScope && { keyAccountScope }), ...(lastTierChange && { lastTierChange }) };
}

/** Both parts were checked when they came in, so that ten thousand need not be checked again. */
function withJudgement(customer: Customer, judgement: Judgement): Customer {
  const { keyAccountScope: _scope, lastTierChange: _change, ...rest } = customer;
  return { ...rest, ...judgement };
}

/** The customer's judgement after the entry. A tier that stays keeps its last change, but for a new reason. */
function applyEntry(customer: Customer, entry: TierListEntry, stamp: { listVersion: number; at: string; by: string }): Judgement {
  const was = judgementOf(customer);
  const scope = entry.keyAccountScope === undefined ? was.keyAccountScope : (entry.keyAccountScope ?? undefined);
  const reason = entry.reason === undefined || entry.reason === '' ? undefined : entry.reason;
  let change = was.lastTierChange;
  if (entry.tier !== was.tier) change = { from: was.tier, to: entry.tier, ...stamp, ...(reason && { reason }) };
  else if (reason !== undefined && reason !== change?.reason)
    change = { ...(change?.from && { from: change.from }), to: entry.tier, ...stamp, reason };
  return {
    tier: entry.tier,
    relationshipType: entry.relationshipType ?? was.relationshipType,
    ...(scope && { keyAccountScope: scope }),
    ...(change && { lastTierChange: change }),
  };
}

async function loadCustomers(trx: Trx, ids: readonly string[]): Promise<Map<string, { customer: Customer; revision: number }>> {
  const found = new Map<string, { customer: Customer; revision: number }>();
  for (let at = 0; at < ids.length; at += chunkSize) {
    const { rows } = await sql<{ id: string; revision: number; data: string }>`
      select id, revision, data from customer
      where id in (select jsonb_array_elements_text(${JSON.stringify(ids.slice(at, at + chunkSize))}::text::jsonb))`.execute(trx);
    for (const row of rows) found.set(row.id, { customer: JSON.parse(row.data) as Customer, revision: row.revision });
    await setImmediate();
  }
  return found;
}

/** Writes list, changes and customers, and puts the list in force. The transaction acts as the viewer and holds the lock. */
async function putInForce(trx: Trx, company: CompanyState, head: TierListHead, moves: readonly Move[]): Promise<void> {
  await trx
    .insertInto('tier_list')
    .values({ version: head.version, data: JSON.stringify(head) })
    .execute();
  const steps: RowStep[] = [];
  for (let at = 0; at < moves.length; at += chunkSize) {
    const rows = moves.slice(at, at + chunkSize).map((move, i) => {
      const customer = withJudgement(move.customer, move.became);
      const row = {
        ...customerColumns(customer),
        version: company.version + at + i + 1,
        revision: move.revision + 1,
        was: JSON.stringify(move.was),
        became: JSON.stringify(move.became),
      };
      steps.push({ teamId: row.team_id, customerId: row.id, version: row.version, before: move.revision, after: row.revision });
      return row;
    });
    const json = JSON.stringify(rows);
    await sql`
      update customer c set version = r.version, revision = r.revision, tier = r.tier, key_account_scope = r.key_account_scope,
        relationship_type = r.relationship_type, data = r.data
      from jsonb_to_recordset(${json}::text::jsonb) as r(id text, version bigint, revision integer, tier text, key_account_scope text,
        relationship_type text, data text)
      where c.id = r.id`.execute(trx);
    await sql`
      insert into tier_list_change (list_version, customer_id, team_id, was, became)
      select ${head.version}::integer, id, team_id, was, became
      from jsonb_to_recordset(${json}::text::jsonb) as r(id text, team_id text, was text, became text)`.execute(trx);
    await setImmediate();
  }
  await recordSteps(trx, steps);
  await sql`update company set tier_list_version = ${head.version}::integer, settings_version = settings_version + 1`.execute(
    trx,
  );
}

function changed(move: Move): boolean {
  return JSON.stringify(move.was) !== JSON.stringify(move.became);
}

export interface TierListStore {
  readList(viewer: Viewer): Promise<TierList>;
  readHistory(viewer: Viewer): Promise<TierListHistory>;
  /** @param base - version that the list was made from; another one in force: conflict */
  publish(viewer: Viewer, base: number, list: NewTierList): Promise<PublishAnswer>;
  /** Brings back the state right after `toVersion`, as a new version. */
  rollBack(viewer: Viewer, base: number, toVersion: number, note: string | undefined): Promise<PublishAnswer>;
}

/** @param now - Test seam */
export function createTierListStore(database: Database, now: () => number): TierListStore {
  /** Runs alone among writers and refuses another base. */
  const inTurn = (base: number, work: (trx: Trx, company: CompanyState) => Promise<PublishAnswer>) =>
    writeAlone(database, async (trx, company): Promise<PublishAnswer> => {
      if (company.tierListVersion !== base) return { kind: 'conflict', current: await readTierListHead(trx) };
      return work(trx, company);
    });

  const publishMoves = async (
    trx: Trx,
    company: CompanyState,
    viewer: Viewer,
    head: TierListHead,
    moves: readonly Move[],
    action: AuditAction,
  ) => {
    const real = moves.filter(changed);
    await putInForce(trx, company, head, real);
    await writeAudit(trx, action, viewer.staff.id, { version: head.version, named: moves.length, changed: real.length });
    return { kind: 'published' as const, head };
  };

  const newHead = (viewer: Viewer, company: CompanyState, note: string | undefined): TierListHead => ({
    version: company.tierListVersion + 1,
    publishedAt: new Date(now()).toISOString(),
    publishedBy: viewer.staff.id,
    ...(note !== undefined && { note }),
  });

  return {
    readList: (viewer) =>
      inOneState(database, async (trx) => {
        await actAs(trx, viewer);
        const { rows } = await sql<{
          id: string;
          tier: string;
          key_account_scope: string | null;
          relationship_type: string;
          reason: string | null;
        }>`
          select id, tier, key_account_scope, relationship_type, data::jsonb #>> '{lastTierChange,reason}' as reason
          from customer order by id collate "C"`.execute(trx);
        const entries = rows.map(
          (row) =>
            ({
              customerId: row.id,
              tier: row.tier,
              keyAccountScope: row.key_account_scope,
              relationshipType: row.relationship_type,
              ...(row.reason !== null && { reason: row.reason }),
            }) as TierListEntry,
        );
        return { head: await readTierListHead(trx), entries };
      }),

    readHistory: (viewer) =>
      inOneState(database, async (trx) => {
        await actAs(trx, viewer);
        const rows = await trx.selectFrom('tier_list').select('data').orderBy('version', 'desc').execute();
        return { lists: rows.map((row) => tierListHeadSchema.parse(JSON.parse(row.data))) };
      }),

    publish: (viewer, base, list) =>
      inTurn(base, async (trx, company) => {
        await actAs(trx, viewer);
        const seen = new Map<string, number>();
        for (const [row, entry] of list.entries.entries()) {
          const earlier = seen.get(entry.customerId);
          if (earlier !== undefined)
            return { kind: 'invalid', row, sentence: `Customer ${entry.customerId} is named twice, first in row ${earlier}.` };
          seen.set(entry.customerId, row);
        }
        const customers = await loadCustomers(trx, [...seen.keys()]);
        const unknown = list.entries.findIndex((entry) => !customers.has(entry.customerId));
        if (unknown >= 0)
          return {
            kind: 'invalid',
            row: unknown,
            sentence: `You have no customer with the id ${list.entries[unknown]?.customerId}.`,
          };
        const head = newHead(viewer, company, list.note);
        const stamp = { listVersion: head.version, at: head.publishedAt ?? '', by: viewer.staff.id };
        const moves = list.entries.flatMap((entry): Move[] => {
          const known = customers.get(entry.customerId);
          return known ? [{ ...known, was: judgementOf(known.customer), became: applyEntry(known.customer, entry, stamp) }] : [];
        });
        return publishMoves(trx, company, viewer, head, moves, 'tier-list-published');
      }),

    rollBack: (viewer, base, toVersion, note) =>
      inTurn(base, async (trx, company) => {
        if (toVersion > company.tierListVersion)
          return { kind: 'invalid', sentence: `There is no version ${toVersion}; the newest is ${company.tierListVersion}.` };
        // The state right after a version is what the first later change found.
        const findEarlier = () =>
          sql<{ customer_id: string; was: string }>`
            select distinct on (customer_id) customer_id, was from tier_list_change where list_version > ${toVersion}::integer
            order by customer_id, list_version`.execute(trx);
        const all = await findEarlier();
        await actAs(trx, viewer);
        const { rows } = await findEarlier();
        if (rows.length < all.rows.length)
          return {
            kind: 'forbidden',
            sentence: `Since version ${toVersion} customers of other teams have moved too; a manager of all these teams can roll back.`,
          };
        const customers = await loadCustomers(
          trx,
          rows.map((row) => row.customer_id),
        );
        const head: TierListHead = { ...newHead(viewer, company, note), rollbackOf: toVersion };
        const stamp = { listVersion: head.version, at: head.publishedAt ?? '', by: viewer.staff.id };
        const moves = rows.flatMap((row): Move[] => {
          const known = customers.get(row.customer_id);
          if (!known) return [];
          const was = judgementOf(known.customer);
          const goal = JSON.parse(row.was) as Judgement;
          // The tier goes back, and that is itself a change that a rep should see.
          const { lastTierChange: earlier, ...rest } = goal;
          const change =
            goal.tier === was.tier
              ? earlier
              : { from: was.tier, to: goal.tier, ...stamp, ...(earlier?.reason && { reason: earlier.reason }) };
          return [{ ...known, was, became: { ...rest, ...(change && { lastTierChange: change }) } }];
        });
        return publishMoves(trx, company, viewer, head, moves, 'tier-list-rolled-back');
      }),
  };
}
