/** A cursor -> the rows that changed since, each once and whole, in the order of their versions. */
import { sql } from 'kysely';
import type { ExportHead } from '../lib/model/export.ts';
import type { Database } from './database.ts';
import { type HeadReader, readViewerState, type ViewerState } from './head.ts';
import type { KnownStates } from './known-states.ts';
import { readRowLines } from './rows.ts';
import { actAs, inOneState, type Viewer } from './viewer.ts';

/** Changes a page; rows are whole, so that a page of them is some megabytes at most. */
const pageSize = 500;

export interface ChangeQuery {
  readonly epoch: string;
  readonly since: number;
  /** Tag of the last answer that the viewer got. */
  readonly knownTag?: string;
}

export type ChangeAnswer =
  | { readonly kind: 'unchanged'; readonly tag: string }
  | { readonly kind: 'gone' }
  /** JSON of a ChangePage. `tag` is absent when there is more to ask for. */
  | { readonly kind: 'page'; readonly json: string; readonly tag?: string };

interface Line {
  readonly version: number;
  readonly json: string;
}

/** Changes of a page, as JSON, around the head. */
function pageJson(since: number, upTo: number, hasMore: boolean, lines: readonly Line[], head: ExportHead): string {
  return `{"since":${since},"upTo":${upTo},"hasMore":${hasMore},"changes":[${lines.map((line) => line.json).join(',')}],"head":${JSON.stringify(head)}}`;
}

function isUnchanged(state: ViewerState, { epoch, since, knownTag }: ChangeQuery): boolean {
  return epoch === state.epoch && knownTag === state.tag && since >= state.teamsVersion && since <= state.version;
}

/** Reads the feed as the viewer may see it. */
export async function readChanges(
  database: Database,
  heads: HeadReader,
  known: KnownStates,
  viewer: Viewer,
  query: ChangeQuery,
): Promise<ChangeAnswer> {
  const { epoch, since } = query;
  const remembered = known.find(viewer);
  if (remembered && isUnchanged(remembered, query)) return { kind: 'unchanged', tag: remembered.tag };
  const remember = known.beginReading(viewer);
  return inOneState(database, async (trx): Promise<ChangeAnswer> => {
    await actAs(trx, viewer);
    const state = await readViewerState(trx, viewer);
    remember(state);
    // A cursor from the future: this database was set back without a new epoch.
    if (epoch !== state.epoch || since < state.feedFloor || since > state.version) return { kind: 'gone' };
    if (isUnchanged(state, query)) return { kind: 'unchanged', tag: state.tag };
    const isCurrent = since >= state.teamsVersion;
    const rows = isCurrent
      ? []
      : await readRowLines(trx, sql`c.version > ${since}::bigint order by c.version limit ${pageSize + 1}::integer`);
    const gone = isCurrent
      ? []
      : (
          await sql<{ customer_id: string; version: number }>`
            select t.customer_id, t.version from tombstone t where t.version > ${since}::bigint
              and not exists (select from customer c where c.id = t.customer_id)
            order by t.version limit ${pageSize + 1}::integer`.execute(trx)
        ).rows;
    const lines = [
      ...rows.map((row) => ({ version: row.version, json: `{"kind":"upserted","version":${row.version},"row":${row.json}}` })),
      ...gone.map((row) => ({
        version: row.version,
        json: JSON.stringify({ kind: 'removed', version: row.version, customerId: row.customer_id }),
      })),
    ].sort((a, b) => a.version - b.version);
    const page = lines.slice(0, pageSize);
    const hasMore = lines.length > pageSize;
    const upTo = hasMore ? (page.at(-1)?.version ?? since) : state.version;
    const head = await heads.readHead(trx, viewer, state);
    return { kind: 'page', json: pageJson(since, upTo, hasMore, page, head), ...(!hasMore && { tag: state.tag }) };
  });
}
