/** What a load holds -> written, a few lines at a time, in the one transaction of the load. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Customer } from '../../lib/model/customer.ts';
import { removeChunk, storeChunk } from '../customers.ts';
import type { Trx } from '../database.ts';
import { bumpCustomers, type CompanyState, type RowStep, recordSteps } from '../versions.ts';
import { mergeCustomer } from './merge-customer.ts';
import { linesAtOnce, loadedHash } from './stage-lines.ts';

/** Steps that are added up at once; each time every team is written. */
const stepsAtOnce = 20_000;

/** The version as it grows, with the steps that are not recorded yet. */
class Steps {
  version: number;
  #steps: RowStep[] = [];
  readonly #trx: Trx;

  constructor(trx: Trx, { version }: CompanyState) {
    this.#trx = trx;
    this.version = version;
  }

  async add(steps: readonly RowStep[]): Promise<void> {
    this.version += steps.length;
    this.#steps.push(...steps);
    if (this.#steps.length >= stepsAtOnce) await this.record();
  }

  async record(): Promise<void> {
    await recordSteps(this.#trx, this.#steps);
    this.#steps = [];
  }
}

interface StagedCustomer {
  readonly id: string;
  readonly data: string;
  readonly known: string | null;
  readonly said: string | null;
}

/** Merged here and not before: what was written since the lines were compared is kept. */
async function writeCustomers(trx: Trx, steps: Steps, onLines: (count: number) => void): Promise<void> {
  for (let last = ''; ; ) {
    const { rows } = await sql<StagedCustomer>`
      with r as materialized (
        select id, data from load_customer where data is not null and id > ${last}::text order by id limit ${linesAtOnce}::integer
      )
      select r.id, r.data, c.data as known, l.data as said from r
      left join customer c on c.id = r.id left join loaded_customer l on l.customer_id = r.id order by r.id`.execute(trx);
    const changed = rows.flatMap(({ data, known, said }): Customer[] => {
      const now = JSON.parse(data) as Customer;
      if (known === null) return [now];
      const merged = mergeCustomer(
        said === null ? undefined : (JSON.parse(said) as Customer),
        now,
        JSON.parse(known) as Customer,
      );
      return JSON.stringify(merged) === known ? [] : [merged];
    });
    if (changed.length > 0) await steps.add(await storeChunk(trx, changed, steps.version));
    const final = rows.at(-1)?.id;
    if (final === undefined) return;
    await sql`
      insert into loaded_customer (customer_id, data)
      select id, data from load_customer where data is not null and id > ${last}::text and id <= ${final}::text
      on conflict (customer_id) do update set data = excluded.data`.execute(trx);
    last = final;
    onLines(rows.length);
    await setImmediate();
  }
}

async function removeMissing(trx: Trx, steps: Steps): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      delete from loaded_customer l where l.customer_id in (
        select o.customer_id from loaded_customer o
        where not exists (select from load_customer r where r.id = o.customer_id) limit ${linesAtOnce}::integer)
      returning l.customer_id as id`.execute(trx);
    if (rows.length === 0) return;
    await steps.add(
      await removeChunk(
        trx,
        rows.map(({ id }) => id),
        steps.version,
      ),
    );
    await setImmediate();
  }
}

async function writeTouchpoints(trx: Trx, company: CompanyState, onLines: (count: number) => void): Promise<void> {
  let { version } = company;
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows: touched } = await sql<{ id: string; customer_id: string }>`
      insert into touchpoint (id, customer_id, team_id, staff_id, happened_at_ms, content_hash, data)
      select r.id, r.customer_id, c.team_id, r.data::jsonb ->> 'staffId',
        extract(epoch from (r.data::jsonb ->> 'happenedAt')::timestamptz) * 1000, ${loadedHash}::text, r.data
      from (select * from load_touchpoint where id > ${last}::uuid order by id limit ${linesAtOnce}::integer) r
      join customer c on c.id = r.customer_id
      on conflict (id) do update set customer_id = excluded.customer_id, team_id = excluded.team_id, staff_id = excluded.staff_id,
        happened_at_ms = excluded.happened_at_ms, data = excluded.data
      returning id, customer_id`.execute(trx);
    const { rows: ends } = await sql<{ id: string }>`
      select id from (select id from load_touchpoint where id > ${last}::uuid order by id limit ${linesAtOnce}::integer) r
      order by id desc limit 1`.execute(trx);
    const final = ends[0]?.id;
    if (final === undefined) return;
    last = final;
    version = await bumpCustomers(trx, { ...company, version }, [...new Set(touched.map((row) => row.customer_id))]);
    onLines(touched.length);
    await setImmediate();
  }
}

/**
 * Writes customers, then takes out who is missing if it is asked for, then touchpoints. The transaction holds the company's lock.
 * @param onLines - lines done since the last call
 */
export async function writeStaged(
  trx: Trx,
  company: CompanyState,
  { removesMissing }: { readonly removesMissing: boolean },
  onLines: (count: number) => void,
): Promise<void> {
  const steps = new Steps(trx, company);
  await writeCustomers(trx, steps, onLines);
  if (removesMissing) await removeMissing(trx, steps);
  await steps.record();
  await writeTouchpoints(trx, { ...company, version: steps.version }, onLines);
}
