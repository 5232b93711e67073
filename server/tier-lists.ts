/** A manager's list -> a new version, in force for all customers it names at once. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Customer } from '../lib/model/customer.ts';
import { type TierListEntry, type TierListHead, type TierListHistory, tierListHeadSchema } from '../lib/model/tier-list.ts';
import { type AuditAction, writeAudit } from './audit.ts';
import type { Database, Trx } from './database.ts';
import { findDoubled } from './find-doubled.ts';
import { readTierListHead } from './head.ts';
import { createPackedList, type PackedList } from './packed-list.ts';
import { type Judgement, judgementOf, type ListInForce, type ListPart, putInForce } from './put-list-in-force.ts';
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

/** A list that was checked by itself: each entry fits, but nobody has looked yet whether there is such a customer. */
interface ListToPublish {
  readonly note: string;
  readonly entries: PackedList<TierListEntry>;
}

/** Customers that are read in one question. */
const rowsAtOnce = 400;

/** The first entry about a customer whom the viewer does not have. */
async function findUnknown(
  trx: Trx,
  entries: PackedList<TierListEntry>,
): Promise<{ readonly row: number; readonly sentence: string } | undefined> {
  let at = 0;
  for (const part of entries.slices()) {
    const ids = JSON.stringify(part.map(({ customerId }) => customerId));
    const { rows } = await sql<{ id: string }>`
      select id from customer where id in (select jsonb_array_elements_text(${ids}::text::jsonb))`.execute(trx);
    const known = new Set(rows.map(({ id }) => id));
    const unknown = part.findIndex(({ customerId }) => !known.has(customerId));
    if (unknown >= 0) return { row: at + unknown, sentence: `You have no customer with the id ${part[unknown]?.customerId}.` };
    at += part.length;
    await setImmediate();
  }
  return undefined;
}

/** The list slice by slice, with what each entry makes of its customer. */
function* partsOf(
  entries: PackedList<TierListEntry>,
  stamp: { listVersion: number; at: string; by: string },
): Generator<ListPart> {
  for (const slice of entries.slices()) {
    const entryOf = new Map(slice.map((entry) => [entry.customerId, entry]));
    yield {
      customerIds: [...entryOf.keys()],
      judge: (customer) => {
        const entry = entryOf.get(customer.id);
        return entry ? applyEntry(customer, entry, stamp) : judgementOf(customer);
      },
    };
  }
}

/** The state right after a version, slice by slice: what the first later change of each customer found. */
async function* partsSince(
  trx: Trx,
  toVersion: number,
  stamp: { listVersion: number; at: string; by: string },
): AsyncGenerator<ListPart> {
  for (let last = ''; ; ) {
    // What this list itself writes meanwhile is about customers before `last`.
    const { rows } = await sql<{ customer_id: string; was: string }>`
      select distinct on (customer_id) customer_id, was from tier_list_change
      where list_version > ${toVersion}::integer and customer_id > ${last}
      order by customer_id, list_version limit ${rowsAtOnce}::integer`.execute(trx);
    const goalOf = new Map(rows.map(({ customer_id, was }) => [customer_id, was]));
    if (rows.length > 0) yield { customerIds: [...goalOf.keys()], judge: (customer) => bringBack(customer, goalOf, stamp) };
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)?.customer_id ?? last;
  }
}

/** The tier goes back, and that is itself a change that a rep should see. */
function bringBack(
  customer: Customer,
  goalOf: ReadonlyMap<string, string>,
  stamp: { listVersion: number; at: string; by: string },
): Judgement {
  const was = judgementOf(customer);
  const stored = goalOf.get(customer.id);
  if (stored === undefined) return was;
  const goal = JSON.parse(stored) as Judgement;
  const { lastTierChange: earlier, ...rest } = goal;
  const change =
    goal.tier === was.tier
      ? earlier
      : { from: was.tier, to: goal.tier, ...stamp, ...(earlier?.reason && { reason: earlier.reason }) };
  return { ...rest, ...(change && { lastTierChange: change }) };
}

/** Tier, scope, type and reason of everybody whom the transaction's viewer may see, by id. */
async function readEntries(trx: Trx): Promise<PackedList<TierListEntry>> {
  const entries = createPackedList<TierListEntry>();
  await sql`declare entries cursor for
    select id, tier, key_account_scope, relationship_type, data::jsonb #>> '{lastTierChange,reason}' as reason
    from customer order by id collate "C"`.execute(trx);
  for (;;) {
    const { rows } = await sql<{
      id: string;
      tier: string;
      key_account_scope: string | null;
      relationship_type: string;
      reason: string | null;
    }>`fetch ${sql.raw(String(rowsAtOnce))} from entries`.execute(trx);
    entries.add(
      rows.map(
        (row) =>
          ({
            customerId: row.id,
            tier: row.tier,
            keyAccountScope: row.key_account_scope,
            relationshipType: row.relationship_type,
            ...(row.reason !== null && { reason: row.reason }),
          }) as TierListEntry,
      ),
    );
    if (rows.length < rowsAtOnce) return entries;
    await setImmediate();
  }
}

export interface TierListStore {
  /** @param knownVersion - the one that the viewer has: of it there is only the head */
  readList(
    viewer: Viewer,
    knownVersion?: number,
  ): Promise<{ readonly head: TierListHead; readonly entries?: PackedList<TierListEntry> }>;
  readHistory(viewer: Viewer): Promise<TierListHistory>;
  /** @param base - version that the list was made from; another one in force: conflict */
  publish(viewer: Viewer, base: number, list: ListToPublish): Promise<PublishAnswer>;
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
    const { named, changed } = await putInForce(trx, company, list);
    const { head } = list;
    await writeAudit(trx, action, viewer.staff.id, { version: head.version, named, changed });
    return { kind: 'published' as const, head };
  };

  const newHead = (viewer: Viewer, company: CompanyState, note: string | undefined): TierListHead => ({
    version: company.tierListVersion + 1,
    publishedAt: new Date(now()).toISOString(),
    publishedBy: viewer.staff.id,
    ...(note !== undefined && { note }),
  });

  return {
    readList: (viewer, knownVersion) =>
      inOneState(database, async (trx) => {
        await actAs(trx, viewer);
        const head = await readTierListHead(trx);
        return head.version === knownVersion ? { head } : { head, entries: await readEntries(trx) };
      }),

    readHistory: (viewer) =>
      inOneState(database, async (trx) => {
        await actAs(trx, viewer);
        const rows = await trx.selectFrom('tier_list').select('data').orderBy('version', 'desc').execute();
        return { lists: rows.map((row) => tierListHeadSchema.parse(JSON.parse(row.data))) };
      }),

    publish: async (viewer, base, { note, entries }) => {
      const doubled = await findDoubled(entries, ({ customerId }) => customerId);
      return inTurn(base, async (trx, company) => {
        if (doubled) {
          const sentence = `Customer ${entries.at(doubled.row).customerId} is named twice, first in row ${doubled.earlier}.`;
          return { kind: 'invalid', row: doubled.row, sentence };
        }
        await actAs(trx, viewer);
        const wrong = await findUnknown(trx, entries);
        if (wrong) return { kind: 'invalid', ...wrong };
        const head = newHead(viewer, company, note);
        const stamp = { listVersion: head.version, at: head.publishedAt ?? '', by: viewer.staff.id };
        return publishList(trx, company, viewer, { head, parts: partsOf(entries, stamp) }, 'tier-list-published');
      });
    },

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
        const head: TierListHead = { ...newHead(viewer, company, note), rollbackOf: toVersion };
        const stamp = { listVersion: head.version, at: head.publishedAt ?? '', by: viewer.staff.id };
        return publishList(trx, company, viewer, { head, parts: partsSince(trx, toVersion, stamp) }, 'tier-list-rolled-back');
      }),
  };
}
