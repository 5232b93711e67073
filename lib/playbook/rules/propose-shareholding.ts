/** Way of internalisation: shares, for those who carry the business with us (domain part 8). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const proposeShareholding = defineRule({
  id: 'propose-shareholding',
  part: 'internalisation',
  kind: 'prepare',
  when: 'The way that fits tier, kind and rung is shareholding, and the customer trusts us.',
  title: wording(
    'Discuss a shareholding of {customer} with {manager}',
    '与{manager}商议{customer}入股的可能',
    '與{manager}商議{customer}入股的可能',
  ),
  goal: wording('Management says whether to open the talk', '管理层决定是否启动洽谈', '管理階層決定是否啟動洽談'),
  channels: ['note'],
  resource: 'customer',
  pair: 'price-cost',
  followUpDays: 60,
  restDays: 365,
  suggest({ insight, limit }) {
    if (insight.internalisation.way !== 'shareholding' || insight.trust.goodRun < limit('trust-run')) return undefined;
    return { urgency: 24, dueInDays: 60, reasons: [insight.trust.sentence, insight.internalisation.sentence] };
  },
});
