/** Names that reps propose, and what a manager decides on them. */
import { Hono } from 'hono';
import { aliasProposalBatchSchema, proposalDecisionSchema } from '../../lib/model/alias-proposal.ts';
import type { AliasProposalStore } from '../alias-proposals.ts';
import { type Environment, requireRole } from '../http/authenticate.ts';
import { limitBody, readBody } from '../http/read-body.ts';
import { Refusal } from '../http/refusal.ts';

/** 200 proposals with the longest surfaces, in three bytes a character. */
const maxBytes = 400_000;

export function aliasProposalRoutes(store: AliasProposalStore) {
  return new Hono<Environment>()
    .get('/', requireRole('manager'), async (c) => {
      c.header('Cache-Control', 'private, no-store');
      return c.json(await store.readOpen(c.get('viewer')));
    })
    .post('/', limitBody(maxBytes), async (c) => {
      const { proposals } = await readBody(c, aliasProposalBatchSchema);
      return c.json(await store.propose(c.get('viewer'), proposals));
    })
    .post('/decision', requireRole('manager'), limitBody(10_000), async (c) => {
      const answer = await store.decide(c.get('viewer'), await readBody(c, proposalDecisionSchema));
      if (answer.kind === 'gone') throw new Refusal('not-found', 'Nobody proposes this any more; perhaps it has been decided.');
      return c.json({ isChanged: answer.isChanged });
    });
}
