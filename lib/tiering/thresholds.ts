/** Every named limit of tiering and rules: what it means, its unit, its range and the built-in default. */

import type { Playbook } from '../model/playbook.ts';

export interface ThresholdDefinition {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: 'share' | 'days' | 'count' | 'factor' | 'score';
  /** One English sentence for the manager and the docs. */
  readonly meaning: string;
}

function share(value: number, meaning: string): ThresholdDefinition {
  return { default: value, min: 0, max: 1, unit: 'share', meaning };
}
function days(value: number, meaning: string): ThresholdDefinition {
  return { default: value, min: 1, max: 1825, unit: 'days', meaning };
}
function count(value: number, meaning: string): ThresholdDefinition {
  return { default: value, min: 1, max: 1000, unit: 'count', meaning };
}

function factor(value: number, meaning: string): ThresholdDefinition {
  return { default: value, min: 0, max: 20, unit: 'factor', meaning };
}

/** The limits by name. A playbook that does not name one uses the default. */
export const thresholds = {
  'mvc-profit-share': share(
    0.8,
    'The smallest set of customers that brings this share of all profit is the MVC candidate set (80/20).',
  ),
  'mgc-profit-share': share(
    0.95,
    'Customers up to this cumulated share of profit are second in value; the growing ones among them are MGC.',
  ),
  'mgc-growth': share(0.1, 'Order trend or growth potential from which a customer second in value counts as growable.'),
  'trend-rise': share(
    0.1,
    'The order trend is called rising from this growth of the later half of the periods over the earlier half.',
  ),
  'trend-fall': share(0.1, 'The order trend is called falling from this decline.'),
  'high-margin': share(0.4, 'Assumed margin of high-margin products where the company supplies no profit.'),
  'low-margin': share(0.1, 'Assumed margin of all other products where the company supplies no profit.'),
  'assumed-serve-share': share(0.05, 'Assumed cost to serve as a share of revenue where the company supplies none.'),
  'high-margin-share': share(0.5, 'Share of high-margin products from which it counts in favour of a customer.'),
  'serve-cost-share': share(0.25, 'Cost to serve as a share of revenue from which a customer takes too much service.'),
  'discount-share': share(0.2, 'Discount as a share of list price from which a customer takes too much discount.'),
  'one-off-share': share(0.6, 'Share of revenue in one single period from which it is an occasional bulk order.'),
  'one-off-repeat': share(0.2, 'Share of repeat orders below which a bulk order is no lasting business.'),
  'volume-margin': share(0.05, 'Profit as a share of revenue below which large volume contributes too little.'),
  'large-buyer': share(
    0.5,
    'A customer counts as a large buyer, and so as one who may be a false key account, from this share of the revenue of the median MVC candidate.',
  ),
  'loyalty-high': {
    default: 0.65,
    min: 0,
    max: 1,
    unit: 'score',
    meaning: 'Mean of the loyalty indicators from which a customer is loyal.',
  },
  'loyal-decision-days': days(30, 'Days from offer to order at which the indicator stands in the middle; shorter is more loyal.'),
  'growth-high': share(0.2, 'Growth potential from which the recommended relationship type moves one step up.'),
  'behaviour-window-days': days(120, 'Days of history that show the relationship type as lived.'),
  'reply-days': days(
    7,
    'A contact by us within these days after the customer wrote counts as an answer, not as our own initiative.',
  ),
  'proactive-contacts': count(
    3,
    'Contacts on our own initiative within the behaviour window that make a relationship proactive.',
  ),
  'partnership-joint': count(
    2,
    'Joint touchpoints (cooperation, adjustment, customer-linking) within the window that make it certainly a partnership, on top of proactive contact; half of them make it a likely one, those of the window before counted half.',
  ),
  'wallet-fall': share(0.1, 'Fall of the share of wallet within a year, in points of 1, that signals a widened supplier base.'),
  'demand-fall': share(0.1, 'Fall of the total demand within a year from which the demand itself is shrinking.'),
  'price-sensitivity-rise': share(
    0.15,
    'Rise of price sensitivity within a year, in points of 1, that signals a better offer elsewhere.',
  ),
  'competitor-window-days': days(180, 'Days within which a rival named by the customer counts.'),
  'news-window-days': days(180, 'Days within which a note of news (strategy, second supplier, rival, offer, people) counts.'),
  'silence-factor': {
    default: 2.5,
    min: 1,
    max: 20,
    unit: 'factor',
    meaning: 'Silence is sudden when it lasts this many times the usual gap between messages of the customer.',
  },
  'silence-min-days': days(45, 'Shorter silence is never sudden.'),
  'complaint-window-days': days(365, 'Days within which complaints count as repeated.'),
  'complaint-answer-days': days(7, 'Days within which a complaint should be answered where nobody promised a day.'),
  'repeated-complaints': count(2, 'Complaints within the window that make them repeated.'),
  'worst-window-days': days(180, 'Days within which a bad episode without a good one after it counts as unresolved.'),
  'trust-run': count(5, 'Good episodes in a row from which the customer trusts us.'),
  'continuity-window-days': days(365, 'Days within which the people whom the customer dealt with are counted.'),
  'continuity-people': count(3, 'More of our people than this scatter the relationship.'),
  'ledger-window-days': days(365, 'Days of notes in the value ledger.'),
  'ledger-core-weight': factor(2, 'Weight of a note about the core solution or the price in the value ledger.'),
  'ledger-added-weight': factor(1, 'Weight of a note about additional services or other costs in the value ledger.'),
  'ledger-lasting-weight': factor(2, 'What holds all the time weighs this many times a single episode in the value ledger.'),
  'aspect-window-days': days(365, 'Days within which touchpoints of an aspect are counted.'),
  'lively-days': days(90, 'An aspect with a touchpoint within these days is lively.'),
  'asleep-days': days(180, 'An aspect without a touchpoint for longer than this sleeps.'),
  'settle-in-days': days(7, 'Days after a delivery before anybody asks: the customer must have used it.'),
  'ask-after-delivery-days': days(21, 'Days after a delivery by which we ask how it holds up.'),
  'manager-visit-days': days(180, 'Days between visits of the manager above the owner to a key account.'),
  'exchange-days': days(60, 'Days between suggestions or news to a proactive customer or partner.'),
  'joint-review-days': days(91, 'Days between joint reviews with a partnership customer.'),
  'answer-days': days(2, 'Days within which a message of the customer is answered.'),
  'evaluation-days': days(180, 'Days between evaluations that we ask for.'),
  'escalate-overdue-days': days(5, 'Days past the promised day from which the manager above goes along.'),
  'executive-days': days(365, 'Days between meetings of executives with a global or national key account.'),
  'visit-days': days(90, 'Days between visits to a key account.'),
  'analysis-days': days(365, 'Days between written analyses of a key account.'),
  'self-service-contacts': count(4, 'Contacts by a BZ customer within 90 days from which it is shown the self-service.'),
  'bundle-margin-share': share(0.2, 'A BZ customer with at most this share of high-margin products is offered a bundle.'),
  'brand-attention-low': share(0.3, 'A distributor or agent with at most this attention to our brand is trained.'),
  'repair-refusal-rest-days': days(7, 'Days of silence after a rep refused an action that repairs something.'),
  'wrong-time-rest-days': days(30, 'Days of silence after a rep refused an action because of the time.'),
  'refusal-rest-days': days(180, 'Days of silence after a rep refused an action for any other reason.'),
} as const satisfies Record<string, ThresholdDefinition>;

export type ThresholdName = keyof typeof thresholds;

/** The playbook's value, or the built-in default where the playbook does not name it. */
export function readThreshold(playbook: Playbook, name: ThresholdName): number {
  return playbook.thresholds[name] ?? thresholds[name].default;
}
