/** The matrix, loyalty and growth speak for a richer relationship than the declared one (domain part 4). */

import { typeOrder } from '../../tiering/recommend-type.ts';
import { typeTerms } from '../../tiering/terms.ts';
import { wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const raiseType = defineRule({
  id: 'raise-type',
  part: 'relationship type',
  kind: 'prepare',
  when: 'The recommended type is at least one step above the declared one; not BZ.',
  title: wording(
    'Move {customer} from {declared} to {recommended}',
    '把{customer}从{declared}调整为{recommended}',
    '把{customer}從{declared}調整為{recommended}',
  ),
  goal: wording('The new type is agreed with {manager}', '与{manager}商定新的关系类型', '與{manager}商定新的關係類型'),
  channels: ['note'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 30,
  restDays: 90,
  suggest({ customer, insight }) {
    // Nobody spends more on a customer that costs more than it brings.
    if (customer.tier === 'BZ') return undefined;
    const { declared, recommended } = insight.relationship;
    if (recommended === undefined || recommended.confidence < 0.6) return undefined;
    const gap = typeOrder.indexOf(recommended.type) - typeOrder.indexOf(declared);
    if (gap < 1) return undefined;
    return {
      urgency: 16 + gap * 4 + tierUrgency(customer),
      dueInDays: 30,
      reasons: [recommended.sentence, ...recommended.adjustments.map(({ sentence }) => sentence)],
      figures: { declared: typeTerms[declared], recommended: typeTerms[recommended.type] },
    };
  },
});
