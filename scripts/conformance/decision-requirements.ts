/** R40: what reps decided. Checked only with --write: a decision is stored on one customer. */
import { decisionAnswerSchema } from '../../lib/model/decision-exchange.ts';
import type { TouchpointResult } from '../../lib/model/export.ts';
import { collect, type Requirement } from './requirement.ts';
import { outcomeOf, someCustomer } from './send-touchpoints.ts';

export const decisionRequirements: readonly Requirement[] = [
  {
    id: 'R40',
    title: 'decisions are stored once by id, and refused for customers that are not the viewer’s',
    needs: ['backend', 'write'],
    async check(context) {
      const customerId = await someCustomer(context);
      const decision = {
        kind: 'shown',
        id: crypto.randomUUID(),
        customerId,
        ruleId: 'conformance',
        playbookVersion: 1,
        decidedAt: new Date().toISOString(),
      };
      const decisions = [
        decision,
        decision,
        { ...decision, ruleId: 'other' },
        { ...decision, id: crypto.randomUUID(), customerId: 'conformance-no-customer' },
      ];
      const answer = await context.ask('/v1/decisions', { method: 'POST', body: { decisions } });
      if (answer.status !== 200) return [`status ${answer.status}: ${answer.text.slice(0, 200)}`];
      const found = decisionAnswerSchema.parse(answer.json()).results.map((result) => outcomeOf(result as TouchpointResult));
      const expected = ['stored already:false', 'stored already:true', 'refused other-content', 'refused unknown-customer'];
      return collect([found.join() === expected.join(), `${found.join(', ')} instead of ${expected.join(', ')}`]);
    },
  },
];
