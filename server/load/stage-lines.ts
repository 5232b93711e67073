/** Lines of a load -> held in a table of this session with what is new in them, a few at a time; nothing of it can be seen yet. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Customer } from '../../lib/model/customer.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import type { Database } from '../database.ts';
import type { LoadLine, LoadReport } from './load-contract.ts';
import { mergeCustomer } from './merge-customer.ts';
import type { PeoplePlan } from './store-people.ts';

/** Lines in one statement. PGlite works in this thread: it is how long others wait. */
export const linesAtOnce = 200;

/** Sentences that are kept of all that does not fit. */
const mostSentences = 1000;

/** `data` is null where the file says what it said before, or what is known already. */
const tables = [
  'create temporary table if not exists load_customer (id text primary key, data text)',
  'create temporary table if not exists load_touchpoint (id uuid primary key, customer_id text not null, data text)',
  'truncate load_customer, load_touchpoint',
];

/** Makes the tables of this session, empty. */
export async function openStage(db: Database['db']): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db);
}

/** Throws away what was held. */
export async function closeStage(db: Database['db']): Promise<void> {
  await sql`drop table if exists load_customer, load_touchpoint`.execute(db);
}

export interface Staged {
  readonly customers: Pick<LoadReport['customers'], 'new' | 'changed' | 'unchanged' | 'otherTier'>;
  readonly touchpoints: LoadReport['touchpoints'];
  /** What does not fit, the first ones, and how many. */
  readonly sentences: readonly string[];
  readonly refused: number;
}

type CustomerLine = Extract<LoadLine, { readonly customer: Customer }>;
type TouchpointLine = Extract<LoadLine, { readonly touchpoint: Touchpoint }>;

interface Comparison {
  readonly id: string;
  /** Null: no such customer yet. */
  readonly tier: string | null;
  readonly is_same: boolean;
  readonly known: string | null;
  readonly said: string | null;
}

/** One load's lines, compared with what is known. */
export class LineStage {
  readonly customers = { new: 0, changed: 0, unchanged: 0, otherTier: 0 };
  readonly touchpoints = { new: 0, changed: 0, unchanged: 0 };
  readonly sentences: string[] = [];
  refused = 0;
  readonly #db: Database['db'];
  readonly #people: PeoplePlan;
  readonly #hasTiers: boolean;

  /** @param hasTiers - whether the files say tiers */
  constructor(db: Database['db'], people: PeoplePlan, hasTiers: boolean) {
    this.#db = db;
    this.#people = people;
    this.#hasTiers = hasTiers;
  }

  /** Takes all lines, customers before touchpoints. @param onLines - how many are done */
  async take(lines: AsyncIterable<LoadLine>, onLines: (done: number) => void): Promise<void> {
    let some: LoadLine[] = [];
    let done = 0;
    const flush = async (): Promise<void> => {
      await this.#takeCustomers(some.filter((line) => 'customer' in line));
      await this.#takeTouchpoints(some.filter((line) => 'touchpoint' in line));
      done += some.length;
      some = [];
      onLines(done);
      // Requests that need no database are answered in between.
      await setImmediate();
    };
    for await (const line of lines) {
      some.push(line);
      if (some.length >= linesAtOnce) await flush();
    }
    if (some.length > 0) await flush();
  }

  /** Whether the line fits: undefined says it does, a sentence what does not. */
  #fits(place: string, sentence: string | undefined): boolean {
    if (sentence === undefined) return true;
    this.refused++;
    if (this.sentences.length < mostSentences) this.sentences.push(`${place}: ${sentence}`);
    return false;
  }

  #faultOfStaff(staffId: string): string | undefined {
    return this.#people.staffIds.has(staffId) ? undefined : `nobody of the staff has the id ${staffId}.`;
  }

  async #takeCustomers(all: readonly CustomerLine[]): Promise<void> {
    const { teamIds } = this.#people;
    const lines = all.filter(({ place, customer: { ownerId, teamId } }) =>
      this.#fits(place, this.#faultOfStaff(ownerId) ?? (teamIds.has(teamId) ? undefined : `there is no team ${teamId}.`)),
    );
    if (lines.length === 0) return;
    const said = lines.map(({ customer }) => ({ id: customer.id, data: JSON.stringify(customer) }));
    const { rows } = await sql<Comparison>`
      select r.id, c.tier, c.id is not null and l.data is not distinct from r.data as is_same,
        case when l.data is distinct from r.data then c.data end as known,
        case when l.data is distinct from r.data then l.data end as said
      from jsonb_to_recordset(${JSON.stringify(said)}::text::jsonb) as r(id text, data text)
      left join customer c on c.id = r.id left join loaded_customer l on l.customer_id = r.id`.execute(this.#db);
    const found = new Map(rows.map((row) => [row.id, row]));
    const staged = lines.map(({ customer }, i) => {
      const { id } = customer;
      const row = found.get(id);
      if (this.#hasTiers && row?.tier && row.tier !== customer.tier) this.customers.otherTier++;
      if (row?.is_same) {
        this.customers.unchanged++;
        return { id, data: null };
      }
      const known = row?.known;
      if (!row || known === null || known === undefined) this.customers.new++;
      else this.customers[applyLoaded(row.said, customer, known) === known ? 'unchanged' : 'changed']++;
      return { id, data: said[i]?.data };
    });
    await sql`insert into load_customer (id, data)
      select id, data from jsonb_to_recordset(${JSON.stringify(staged)}::text::jsonb) as r(id text, data text)`.execute(this.#db);
  }

  async #takeTouchpoints(lines: readonly TouchpointLine[]): Promise<void> {
    if (lines.length === 0) return;
    const said = lines.map(({ touchpoint }) => ({
      id: touchpoint.id,
      customer_id: touchpoint.customerId,
      data: JSON.stringify(touchpoint),
    }));
    const { rows } = await sql<{ id: string; has_customer: boolean; is_known: boolean; is_same: boolean }>`
      select r.id, t.id is not null as is_known,
        t.id is not null and (t.data = r.data or t.is_deleted or t.content_hash <> ${loadedHash}::text) as is_same,
        exists (select from customer c where c.id = r.customer_id)
          or exists (select from load_customer n where n.id = r.customer_id) as has_customer
      from jsonb_to_recordset(${JSON.stringify(said)}::text::jsonb) as r(id uuid, customer_id text, data text)
      left join touchpoint t on t.id = r.id`.execute(this.#db);
    const found = new Map(rows.map((row) => [row.id, row]));
    const staged = lines.flatMap(({ place, touchpoint }, i) => {
      const row = found.get(touchpoint.id);
      const unknown = row?.has_customer ? undefined : `there is no customer with the id ${touchpoint.customerId}.`;
      if (!this.#fits(place, this.#faultOfStaff(touchpoint.staffId) ?? unknown)) return [];
      if (row?.is_same) {
        this.touchpoints.unchanged++;
        return [];
      }
      this.touchpoints[row?.is_known ? 'changed' : 'new']++;
      return [said[i]];
    });
    await sql`insert into load_touchpoint (id, customer_id, data)
      select id, customer_id, data from jsonb_to_recordset(${JSON.stringify(staged)}::text::jsonb)
        as r(id uuid, customer_id text, data text)`.execute(this.#db);
  }
}

/** What stands in the place of the hash of what a client sent: a touchpoint that came by a load. */
export const loadedHash = 'loaded';

/** The customer's text after the load; the same text when nothing changes. */
export function applyLoaded(said: string | null, now: Customer, known: string): string {
  const before = said === null ? undefined : (JSON.parse(said) as Customer);
  return JSON.stringify(mergeCustomer(before, now, JSON.parse(known) as Customer));
}
