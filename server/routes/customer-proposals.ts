/** Customers that reps ask for, and what a manager decides on them. */
import { Hono } from 'hono';
import { customerProposalDecisionSchema, customerProposalSchema } from '../../lib/model/customer-proposal.ts';
import type { CustomerProposalStore } from '../customer-proposals.ts';
import { type Environment, requireRole } from '../http/authenticate.ts';
import { limitBody, readBody } from '../http/read-body.ts';
import { Refusal } from '../http/refusal.ts';

const maxBytes = 10_000;

export function customerProposalRoutes(store: CustomerProposalStore) {
  return new Hono<Environment>()
    .get('/', requireRole('manager'), async (c) => {
      c.header('Cache-Control', 'private, no-store');
      return c.json(await store.readOpen(c.get('viewer')));
    })
    .post('/', limitBody(maxBytes), async (c) => {
      const proposal = await readBody(c, customerProposalSchema);
      if (!(await store.propose(c.get('viewer'), proposal)))
        throw new Refusal('forbidden', 'You belong to no team, so that no manager would see this.');
      return c.json({ stored: proposal.id });
    })
    .post('/decision', requireRole('manager'), limitBody(maxBytes), async (c) => {
      const answer = await store.decide(c.get('viewer'), await readBody(c, customerProposalDecisionSchema));
      if (answer.kind === 'gone') throw new Refusal('not-found', 'Nobody asks for this any more; perhaps it has been decided.');
      return c.json(answer.customerId === undefined ? {} : { customerId: answer.customerId });
    });
}
