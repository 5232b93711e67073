/** Authorization header -> viewer. */
import { createMiddleware } from 'hono/factory';
import type { Role } from '../../lib/model/export.ts';
import type { RequestLimits } from '../request-limits.ts';
import { type FindViewer, limitKeyOf } from '../tokens.ts';
import type { Viewer } from '../viewer.ts';
import type { FindAddress } from './find-address.ts';
import { Refusal } from './refusal.ts';

/** What a route finds in its context. */
export interface Environment {
  Variables: { viewer: Viewer };
}

/** Longest token that is looked at. */
const maxTokenLength = 8192;

/** Of the agreed kinds the one that a client answers by waiting; an older client knows no other. */
export function refuseFor(seconds: number, why: string): Refusal {
  const sentence = `${why}; please try again in ${seconds} seconds.`;
  return new Refusal('unavailable', sentence, {}, { 'Retry-After': String(seconds) }, 429);
}

/** Sets the viewer, or refuses. */
export function authenticate(findViewer: FindViewer, limits: RequestLimits, findAddress: FindAddress) {
  return createMiddleware<Environment>(async (c, next) => {
    const token = /^Bearer +([\x21-\x7e]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (token === undefined || token.length > maxTokenLength)
      throw new Refusal('unauthenticated', 'Please sign in: this address needs a bearer token.');
    const key = limitKeyOf(token);
    const address = findAddress(c);
    const secondsToTry = limits.secondsToTry(key, address);
    if (secondsToTry > 0) throw refuseFor(secondsToTry, 'Too many unknown tokens came from this address');
    const viewer = await findViewer(token);
    if (viewer !== 'revoked' && 'sentence' in viewer) {
      limits.noteFailure(key, address);
      if (viewer.retryAfterSeconds !== undefined) throw refuseFor(viewer.retryAfterSeconds, viewer.sentence);
      throw new Refusal(viewer.kind === 'nobody' ? 'forbidden' : 'unauthenticated', viewer.sentence);
    }
    const secondsToUse = limits.secondsToUse(key);
    if (secondsToUse > 0) throw refuseFor(secondsToUse, 'This token is used too often');
    if (viewer === 'revoked') throw new Refusal('revoked', 'This access was taken back.');
    c.set('viewer', viewer);
    await next();
  });
}

/** Refuses everybody of another role. */
export function requireRole(role: Role) {
  return createMiddleware<Environment>(async (c, next) => {
    if (c.get('viewer').staff.role !== role) throw new Refusal('forbidden', `Only a ${role} may do this.`);
    await next();
  });
}
