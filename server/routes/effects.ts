/** What came of the playbook's rules, for a manager. */
import { Hono } from 'hono';
import type { Database } from '../database.ts';
import { readEffects } from '../effects.ts';
import { type Environment, requireRole } from '../http/authenticate.ts';

/** @param now - milliseconds since 1970 */
export function effectRoutes(database: Database, now: () => number) {
  return new Hono<Environment>().get('/', requireRole('manager'), async (c) => {
    c.header('Cache-Control', 'private, no-store');
    return c.json(await readEffects(database, c.get('viewer'), now()));
  });
}
