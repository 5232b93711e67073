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
import type { Database, Trx } from './database.ts';
import { readTierListHead } from './head.ts';
import { type Judgement, judgementOf, type ListInForce, putInForce } from './put-list-in-force.ts';
import type { CompanyState } from './versions.ts';
import { actAs, inOneState, type Viewer } from './viewer.ts';
import { writeAlone } from './write-alone.ts';

export type PublishAnswer =
  | { readonly kind: 'published'; readonly head: TierListHead }
  | { readonly kind: 'conflict'; readonly current: TierListHead }
  /** Rows of the list, counted from 0, with what is wrong. */
  | { readonly kind: 'invalid'; readonly row?: number; readonly sentence: string }
  | { readonly kind: 'forbidden'; readonly sentence: string };

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

/** Ids that are looked up in one question. */
const idsAtOnce = 2000;

/** The first entry that cannot be put in force: a customer named twice, or one that the viewer does not have. */
async function findWrongEntry(
  trx: Trx,
  entries: readonly TierListEntry[],
): Promise<{ readonly row: number; readonly sentence: string } | undefined> {
  const seen = new Map<string, number>();
  for (const [row, { customerId }] of entries.entries()) {
    const earlier = seen.get(customerId);
    if (earlier !== undefined) return { row, sentence: `Customer ${customerId} is named twice, first in row ${earlier}.` };
    seen.set(customerId, row);
  }
  for (let at = 0; at < entries.length; at += idsAtOnce) {
    const part = entries.slice(at, at + idsAtOnce);
    const ids = JSON.stringify(part.map(({ customerId }) => customerId));
    const { rows } = await sql<{ id: string }>`
      select id from customer where id in (select jsonb_array_elements_text(${ids}::text::jsonb))`.execute(trx);
    const known = new Set(rows.map(({ id }) => id));
    const unknown = part.findIndex(({ customerId }) => !known.has(customerId));
    if (unknown >= 0) return { row: at + unknown, sentence: `You have no customer with the id ${part[unknown]?.customerId}.` };
    await setImmediate();
  }
  return undefined;
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

  const publishList = async (trx: Trx, company: CompanyState, viewer: Viewer, list: ListInForce, action: AuditAction) => {
    const changed = await putInForce(trx, company, list);
    const { head, customerIds } = list;
    await writeAudit(trx, action, viewer.staff.id, { version: head.version, named: customerIds.length, changed });
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
        const wrong = await findWrongEntry(trx, list.entries);
        if (wrong) return { kind: 'invalid', ...wrong };
        const head = newHead(viewer, company, list.note);
        const stamp = { listVersion: head.version, at: head.publishedAt ?? '', by: viewer.staff.id };
        const entryOf = new Map(list.entries.map((entry) => [entry.customerId, entry]));
        const judge = (customer: Customer): Judgement => {
          const entry = entryOf.get(customer.id);
          return entry ? applyEntry(customer, entry, stamp) : judgementOf(customer);
        };
        return publishList(trx, company, viewer, { head, customerIds: [...entryOf.keys()], judge }, 'tier-list-published');
      }),

    rollBack: (viewer, base, toVersion, note) =>
      inTurn(base, async (trx, company) => {
        if (toVersion > company.tierListVersion)
          return { kind: 'invalid', sentence: `There is no version ${toVersion}; the newest is ${company.tierListVersion}.` };
        const countMoved = async (): Promise<number> => {
          const { rows } = await sql<{ count: number }>`
            select count(distinct customer_id)::integer as count from tier_list_change where list_version > ${toVersion}::integer`.execute(
            trx,
          );
          return rows[0]?.count ?? 0;
        };
        const movedByAll = await countMoved();
        await actAs(trx, viewer);
        if ((await countMoved()) < movedByAll)
          return {
            kind: 'forbidden',
            sentence: `Since version ${toVersion} customers of other teams have moved too; a manager of all these teams can roll back.`,
          };
        // The state right after a version is what the first later change found.
        const { rows } = await sql<{ customer_id: string; was: string }>`
          select distinct on (customer_id) customer_id, was from tier_list_change where list_version > ${toVersion}::integer
          order by customer_id, list_version`.execute(trx);
        const goalOf = new Map(rows.map(({ customer_id, was }) => [customer_id, was]));
        const head: TierListHead = { ...newHead(viewer, company, note), rollbackOf: toVersion };
        const stamp = { listVersion: head.version, at: head.publishedAt ?? '', by: viewer.staff.id };
        const judge = (customer: Customer): Judgement => {
          const was = judgementOf(customer);
          const stored = goalOf.get(customer.id);
          if (stored === undefined) return was;
          const goal = JSON.parse(stored) as Judgement;
          // The tier goes back, and that is itself a change that a rep should see.
          const { lastTierChange: earlier, ...rest } = goal;
          const change =
            goal.tier === was.tier
              ? earlier
              : { from: was.tier, to: goal.tier, ...stamp, ...(earlier?.reason && { reason: earlier.reason }) };
          return { ...rest, ...(change && { lastTierChange: change }) };
        };
        return publishList(trx, company, viewer, { head, customerIds: [...goalOf.keys()], judge }, 'tier-list-rolled-back');
      }),
  };
}
