/** Tier lists: read, publish, roll back. */
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { type TierListEntry, type TierListHead, tierListRollbackSchema } from '../../lib/model/tier-list.ts';
import { type Environment, requireRole } from '../http/authenticate.ts';
import { knownTag, requiredBase } from '../http/etag.ts';
import { limitBody, readBody } from '../http/read-body.ts';
import { readTierList } from '../http/read-tier-list.ts';
import { Refusal } from '../http/refusal.ts';
import type { PackedList } from '../packed-list.ts';
import type { PublishAnswer, TierListStore } from '../tier-lists.ts';

/** A million entries with ids of usual length and short reasons; it is checked and packed as it comes. */
const maxBytes = 128_000_000;

/** Bodies up to this size are read beside each other; of larger ones one at a time, so that a few managers do not fill memory and time. */
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

/** The answer slice by slice, as fast as its reader takes it. */
function streamList(head: TierListHead, entries: PackedList<TierListEntry>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const slices = entries.slices()[Symbol.iterator]();
  let isFirst = true;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`{"head":${JSON.stringify(head)},"entries":[`)),
    pull: (controller) => {
      const next = slices.next();
      if (next.done) {
        controller.enqueue(encoder.encode(']}'));
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(`${isFirst ? '' : ','}${JSON.stringify(next.value).slice(1, -1)}`));
      isFirst = false;
    },
  });
}

export function tierListRoutes(lists: TierListStore) {
  return new Hono<Environment>()
    .get('/', async (c) => {
      const known = Number(knownTag(c) ?? Number.NaN);
      const { head, entries } = await lists.readList(c.get('viewer'), known);
      c.header('ETag', `"${head.version}"`);
      c.header('Cache-Control', 'private, no-cache');
      if (!entries) return c.body(null, 304);
      return c.body(streamList(head, entries), 200, { 'Content-Type': 'application/json' });
    })
    .get('/history', async (c) => c.json(await lists.readHistory(c.get('viewer'))))
    .post('/', requireRole('manager'), largeInTurn(), async (c) => {
      const base = requiredBase(c);
      return answerPublish(c, await lists.publish(c.get('viewer'), base, await readTierList(c, maxBytes)));
    })
    .post('/rollback', requireRole('manager'), limitBody(10_000), async (c) => {
      const base = requiredBase(c);
      const { toVersion, note } = await readBody(c, tierListRollbackSchema);
      return answerPublish(c, await lists.rollBack(c.get('viewer'), base, toVersion, note));
    });
}
