/** Bearer token -> viewer. Only the SHA-256 of a token is stored. */
import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { sql } from 'kysely';
import type { Database, Trx } from './database.ts';
import { findSignedIn } from './sign-in/find-signed-in.ts';
import { isSignedToken, type SignIn } from './sign-in/sign-in.ts';
import type { Viewer } from './viewer.ts';
import { teamsOfStaff, toViewer, type ViewerRow } from './viewer-row.ts';
import { accessChannel } from './watch-access.ts';

/** What is stored of a token, in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * What requests are counted by: the token, or of a provider's token, of which a browser has a new one every hour, the person that it
 * says it is of. That is believed for nothing else.
 */
export function limitKeyOf(token: string): string {
  if (!isSignedToken(token)) return hashToken(token);
  try {
    const { iss, sub } = decodeJwt(token);
    return hashToken(sub === undefined ? token : `${iss} ${sub}`);
  } catch {
    return hashToken(token);
  }
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
  const { rows } = await sql<ViewerRow>`
    select s.data, coalesce(t.revoked_at, s.revoked_at) is not null as is_revoked, ${teamsOfStaff} as teams
    from staff_token t join staff s on s.id = t.staff_id
    where t.hash = ${hash}`.execute(db);
  return rows[0] && toViewer(rows[0]);
}

/** Why a token opens nothing; the sentence is for the person who holds it. */
export interface UnknownToken {
  /** `nobody`: the provider vouches for somebody who is not of the staff. */
  readonly kind: 'unknown' | 'nobody';
  readonly sentence: string;
  /** It may be known then; absent: never. */
  readonly retryAfterSeconds?: number;
}

/** Whose token it is, or why it is nobody's. */
export type FindViewer = (token: string) => Promise<Viewer | 'revoked' | UnknownToken>;

/** How long a valid token is believed without another look: what no other process announced is felt after this time at the latest. */
const believeMs = 2000;

/** Tokens believed at a time, at most. */
const maxBelieved = 10_000;

interface Believed {
  readonly viewer: Viewer;
  readonly since: number;
  /** Milliseconds since 1970; absent: not by itself. */
  readonly expiresAtMs?: number;
  readonly tokensWritten: number;
}

/**
 * On PGlite, whose one process makes every change of tokens, a token is believed until one changes: a look would wait
 * for a long publication. A token of the company's provider is believed until it expires at the latest.
 * @param now - Test seam: milliseconds since 1970
 * @param signIn - Absent: people have tokens of ours only
 */
export function createViewerFinder(database: Database, now: () => number, signIn?: SignIn): FindViewer {
  const believed = new Map<string, Believed>();
  const isFresh = ({ since, expiresAtMs = Number.POSITIVE_INFINITY, tokensWritten }: Believed) => {
    if (tokensWritten !== database.written.tokens || now() >= expiresAtMs) return false;
    // A clock that was set back must not prolong anything.
    return database.kind === 'pglite' || (now() >= since && now() - since < believeMs);
  };
  return async (token) => {
    const hash = hashToken(token);
    const known = believed.get(hash);
    if (known && isFresh(known)) return known.viewer;
    believed.delete(hash);
    const tokensWritten = database.written.tokens;
    let expiresAtMs: number | undefined;
    let viewer: Awaited<ReturnType<FindViewer>> | undefined;
    if (signIn && isSignedToken(token)) {
      const checked = await signIn.check(token);
      if ('sentence' in checked) return checked;
      expiresAtMs = checked.expiresAtMs;
      viewer = await findSignedIn(database, checked.person);
    } else viewer = await loadViewer(database, hash);
    if (viewer === undefined) return { kind: 'unknown', sentence: 'This token is unknown; please sign in again.' };
    if (viewer === 'revoked' || 'sentence' in viewer) return viewer;
    if (believed.size >= maxBelieved) believed.clear();
    believed.set(hash, { viewer, since: now(), tokensWritten, ...(expiresAtMs === undefined ? {} : { expiresAtMs }) });
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
