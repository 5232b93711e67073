/** Decisions in, answers out. */
import { Hono } from 'hono';
import { type DecisionAnswer, decisionBatchSchema } from '../../lib/model/decision-exchange.ts';
import type { StoreDecisions } from '../decisions.ts';
import type { Environment } from '../http/authenticate.ts';
import { limitBody, readBody } from '../http/read-body.ts';

/** 200 decisions with the longest notes that the schema allows, in three bytes a character. */
const maxBytes = 1_000_000;

export function decisionRoutes(storeDecisions: StoreDecisions) {
  return new Hono<Environment>().post('/', limitBody(maxBytes), async (c) => {
    const { decisions } = await readBody(c, decisionBatchSchema);
    const answer: DecisionAnswer = { results: await storeDecisions(c.get('viewer'), decisions) };
    return c.json(answer);
  });
}
