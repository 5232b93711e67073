/** Rows of the database -> lines of the export, without parsing what is stored. */
import { type RawBuilder, sql } from 'kysely';
import type { Trx } from './database.ts';

/** Newest touchpoints in a row, at most. */
const touchpointsARow = 40;

export interface RowLine {
  readonly customerId: string;
  readonly version: number;
  readonly revision: number;
  /** `JSON.stringify` of the ShardRow. */
  readonly json: string;
}

/** @param where - condition over the customer `c`, with its order and limit */
export async function readRowLines(trx: Trx, where: RawBuilder<unknown>): Promise<RowLine[]> {
  const { rows } = await sql<{ id: string; version: number; revision: number; data: string; touchpoints: string | null }>`
    select c.id, c.version, c.revision, c.data,
      (select string_agg(n.data, ',' order by n.happened_at_ms desc, n.id desc)
        from (select t.data, t.happened_at_ms, t.id from touchpoint t where t.customer_id = c.id
          order by t.happened_at_ms desc, t.id desc limit ${sql.lit(touchpointsARow)}) n) as touchpoints
    from customer c where ${where}`.execute(trx);
  return rows.map((row) => ({
    customerId: row.id,
    version: row.version,
    revision: row.revision,
    json: `{"revision":${row.revision},"customer":${row.data},"touchpoints":[${row.touchpoints ?? ''}]}`,
  }));
}
