/** Rows of the database -> lines of the export, without parsing what is stored. */
import { type RawBuilder, sql } from 'kysely';
import type { Trx } from './database.ts';

/** Newest touchpoints in a row, at most. */
const touchpointsARow = 40;

/** Newest decisions in a row, at most; that an action was `shown` tells a colleague nothing. */
const decisionsARow = 20;

export interface RowLine {
  readonly customerId: string;
  readonly version: number;
  readonly revision: number;
  /** `JSON.stringify` of the ShardRow. */
  readonly json: string;
}

/** @param where - condition over the customer `c`, with its order and limit */
export async function readRowLines(trx: Trx, where: RawBuilder<unknown>): Promise<RowLine[]> {
  const { rows } = await sql<{
    id: string;
    version: number;
    revision: number;
    data: string;
    touchpoints: string | null;
    decisions: string | null;
  }>`
    select c.id, c.version, c.revision, c.data,
      (select string_agg(n.data, ',' order by n.happened_at_ms desc, n.id desc)
        from (select t.data, t.happened_at_ms, t.id from touchpoint t where t.customer_id = c.id and not t.is_deleted
          order by t.happened_at_ms desc, t.id desc limit ${sql.lit(touchpointsARow)}) n) as touchpoints,
      (select string_agg(n.data, ',' order by n.decided_at_ms desc, n.id desc)
        from (select d.data, d.decided_at_ms, d.id from decision d where d.customer_id = c.id and d.kind <> 'shown'
          order by d.decided_at_ms desc, d.id desc limit ${sql.lit(decisionsARow)}) n) as decisions
    from customer c where ${where}`.execute(trx);
  return rows.map((row) => ({
    customerId: row.id,
    version: row.version,
    revision: row.revision,
    json: `{"revision":${row.revision},"customer":${row.data},"touchpoints":[${row.touchpoints ?? ''}]${row.decisions === null ? '' : `,"decisions":[${row.decisions}]`}}`,
  }));
}
