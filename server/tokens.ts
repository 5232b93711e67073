/** Bearer token -> viewer. Only the SHA-256 of a token is stored. */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { staffSchema } from '../lib/model/export.ts';
import type { Database, Trx } from './database.ts';
import type { Viewer } from './viewer.ts';
import { accessChannel } from './watch-access.ts';

/** What is stored of a token, in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A new token nobody can guess; it begins so that scanners for secrets know it. */
export function makeToken(): string {
  return `shuke_${randomBytes(32).toString('base64url')}`;
}

/** Every process on this database forgets whom it believed, once the transaction is through. */
export async function announceAccess(trx: Trx): Promise<void> {
  await sql`select pg_notify(${accessChannel}, '')`.execute(trx);
}

async function loadViewer({ db }: Database, hash: string): Promise<Viewer | 'revoked' | undefined> {
  const { rows } = await sql<{ data: string; teams: string; is_revoked: boolean }>`
    select s.data, t.revoked_at is not null as is_revoked, coalesce((select string_agg(m.team_id, ' ' order by m.team_id collate "C")
      from team_member m where m.staff_id = s.id), '') as teams
    from staff_token t join staff s on s.id = t.staff_id
    where t.hash = ${hash}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  if (row.is_revoked) return 'revoked';
  return { staff: staffSchema.parse(JSON.parse(row.data)), teamIds: row.teams === '' ? [] : row.teams.split(' ') };
}

/** Whose token it is; undefined when it is unknown. */
export type FindViewer = (token: string) => Promise<Viewer | 'revoked' | undefined>;

/** How long a valid token is believed without another look: what no other process announced is felt after this time at the latest. */
const believeMs = 2000;

/** Tokens believed at a time, at most. */
const maxBelieved = 10_000;

interface Believed {
  readonly viewer: Viewer;
  readonly since: number;
  readonly tokensWritten: number;
}

/**
 * On PGlite, whose one process makes every change of tokens, a token is believed until one changes: a look would wait
 * for a long publication.
 * @param now - Test seam: milliseconds since 1970
 */
export function createViewerFinder(database: Database, now: () => number): FindViewer {
  const believed = new Map<string, Believed>();
  const isFresh = ({ since, tokensWritten }: Believed) => {
    if (tokensWritten !== database.written.tokens) return false;
    // A clock that was set back must not prolong anything.
    return database.kind === 'pglite' || (now() >= since && now() - since < believeMs);
  };
  return async (token) => {
    const hash = hashToken(token);
    const known = believed.get(hash);
    if (known && isFresh(known)) return known.viewer;
    believed.delete(hash);
    const tokensWritten = database.written.tokens;
    const viewer = await loadViewer(database, hash);
    if (viewer === undefined || viewer === 'revoked') return viewer;
    if (believed.size >= maxBelieved) believed.clear();
    believed.set(hash, { viewer, since: now(), tokensWritten });
    return viewer;
  };
}

/** Makes a token valid for a member of staff. */
export async function allowToken(trx: Trx, staffId: string, token: string): Promise<void> {
  await trx
    .insertInto('staff_token')
    .values({ hash: hashToken(token), staff_id: staffId, revoked_at: null })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** The token opens nothing any more, on any server at once. */
export async function revokeToken(database: Database, token: string): Promise<void> {
  await database.db.transaction().execute(async (trx) => {
    await trx.updateTable('staff_token').set({ revoked_at: new Date() }).where('hash', '=', hashToken(token)).execute();
    await announceAccess(trx);
  });
  database.written.tokens++;
}
