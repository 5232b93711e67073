/** The change feed. */
import { Hono } from 'hono';
import { z } from 'zod';
import { idSchema } from '../../lib/model/customer.ts';
import { readChanges } from '../changes.ts';
import type { Database } from '../database.ts';
import type { HeadReader } from '../head.ts';
import type { Environment } from '../http/authenticate.ts';
import { knownTag } from '../http/etag.ts';
import { refuseProblems } from '../http/read-body.ts';
import { Refusal } from '../http/refusal.ts';
import { createKnownStates } from '../known-states.ts';

const querySchema = z.strictObject({
  epoch: idSchema,
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'since is a version, 0 or more')
    .transform(Number),
});

export function changesRoutes(database: Database, heads: HeadReader) {
  const known = createKnownStates(database);
  return new Hono<Environment>().get('/', async (c) => {
    const query = querySchema.safeParse(c.req.query());
    if (!query.success) throw refuseProblems(query.error);
    const tag = knownTag(c);
    const answer = await readChanges(database, heads, known, c.get('viewer'), {
      ...query.data,
      ...(tag !== undefined && { knownTag: tag }),
    });
    c.header('Cache-Control', 'private, no-cache');
    switch (answer.kind) {
      case 'gone':
        throw new Refusal('gone', 'This cursor cannot be continued; fetch the manifest and build anew.');
      case 'unchanged':
        return c.body(null, 304, { ETag: `"${answer.tag}"` });
      case 'page':
        if (answer.tag !== undefined) c.header('ETag', `"${answer.tag}"`);
        return c.body(answer.json, 200, { 'Content-Type': 'application/json' });
    }
  });
}
