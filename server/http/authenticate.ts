/** Authorization header -> viewer. */
import { createMiddleware } from 'hono/factory';
import type { Role } from '../../lib/model/export.ts';
import type { FindViewer } from '../tokens.ts';
import type { Viewer } from '../viewer.ts';
import { Refusal } from './refusal.ts';

/** What a route finds in its context. */
export interface Environment {
  Variables: { viewer: Viewer };
}

/** Longest token that is looked at. */
const maxTokenLength = 4096;

/** Sets the viewer, or refuses. */
export function authenticate(findViewer: FindViewer) {
  return createMiddleware<Environment>(async (c, next) => {
    const token = /^Bearer +([\x21-\x7e]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (token === undefined || token.length > maxTokenLength)
      throw new Refusal('unauthenticated', 'Please sign in: this address needs a bearer token.');
    const viewer = await findViewer(token);
    if (!viewer) throw new Refusal('unauthenticated', 'This token is unknown; please sign in again.');
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
