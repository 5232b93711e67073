/** Touchpoints in, answers out. */
import { Hono } from 'hono';
import { type TouchpointAnswer, touchpointBatchSchema } from '../../lib/model/export.ts';
import type { Environment } from '../http/authenticate.ts';
import { limitBody, readBody } from '../http/read-body.ts';
import type { StoreTouchpoints } from '../touchpoints.ts';

/** 200 touchpoints with the longest notes that the schema allows, in three bytes a character. */
const maxBytes = 2_000_000;

export function touchpointRoutes(storeTouchpoints: StoreTouchpoints) {
  return new Hono<Environment>().post('/', limitBody(maxBytes), async (c) => {
    const { touchpoints } = await readBody(c, touchpointBatchSchema);
    const answer: TouchpointAnswer = { results: await storeTouchpoints(c.get('viewer'), touchpoints) };
    return c.json(answer);
  });
}
