/** Tier lists: read, publish, roll back. */
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { newTierListSchema, tierListRollbackSchema } from '../../lib/model/tier-list.ts';
import { type Environment, requireRole } from '../http/authenticate.ts';
import { knownTag, requiredBase } from '../http/etag.ts';
import { limitBody, readBody } from '../http/read-body.ts';
import { Refusal } from '../http/refusal.ts';
import type { PublishAnswer, TierListStore } from '../tier-lists.ts';

/** A million entries with ids of usual length and short reasons; read and parsed it takes half a gigabyte for a while. */
const maxBytes = 128_000_000;

/** Bodies up to this size are read beside each other; of larger ones one at a time, so that a few managers do not fill the memory. */
const smallBytes = 4_000_000;

/** Lets large bodies, and those that do not say how large they are, through one after the other, and all others at once. */
function largeInTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return createMiddleware<Environment>(async (c, next) => {
    const length = c.req.header('content-length');
    // Too large a one is refused without being read.
    if (length !== undefined && (Number(length) <= smallBytes || Number(length) > maxBytes)) return next();
    const turn = last.then(next, next);
    last = turn.catch(() => {});
    await turn;
  });
}

function answerPublish(c: Context<Environment>, answer: PublishAnswer): Response {
  switch (answer.kind) {
    case 'published':
      return c.json(answer.head, 201, { ETag: `"${answer.head.version}"` });
    case 'conflict':
      throw new Refusal(
        'conflict',
        `Version ${answer.current.version} is in force now; look at it and publish again from there.`,
        { current: answer.current },
        { ETag: `"${answer.current.version}"` },
      );
    case 'forbidden':
      throw new Refusal('forbidden', answer.sentence);
    case 'invalid':
      throw new Refusal('invalid', answer.sentence, answer.row === undefined ? {} : { row: answer.row });
  }
}

export function tierListRoutes(lists: TierListStore) {
  return new Hono<Environment>()
    .get('/', async (c) => {
      const list = await lists.readList(c.get('viewer'));
      const tag = String(list.head.version);
      c.header('ETag', `"${tag}"`);
      c.header('Cache-Control', 'private, no-cache');
      return knownTag(c) === tag ? c.body(null, 304) : c.json(list);
    })
    .get('/history', async (c) => c.json(await lists.readHistory(c.get('viewer'))))
    .post('/', requireRole('manager'), largeInTurn(), limitBody(maxBytes), async (c) => {
      const base = requiredBase(c);
      return answerPublish(c, await lists.publish(c.get('viewer'), base, await readBody(c, newTierListSchema)));
    })
    .post('/rollback', requireRole('manager'), limitBody(10_000), async (c) => {
      const base = requiredBase(c);
      const { toVersion, note } = await readBody(c, tierListRollbackSchema);
      return answerPublish(c, await lists.rollBack(c.get('viewer'), base, toVersion, note));
    });
}
