/** The one thing to do next for a customer, with everything that led there. */

import type { Wording } from './playbook.ts';
import type { Channel } from './touchpoint.ts';

/** What the customer gets besides the product (domain part 10). */
export type Resource = 'people' | 'technology' | 'knowledge' | 'customer-time' | 'customer';

/** The pair of 4P and 4C that the action works on (domain part 11). */
export type MarketingPair = 'product-needs' | 'price-cost' | 'place-convenience' | 'promotion-communication';

/** One figure that triggered the rule, in words, with the threshold it was held against. */
export interface Reason {
  readonly sentence: Wording;
}

export interface NextAction {
  readonly ruleId: string;
  readonly playbookVersion: number;
  /** Imperative sentence: what the rep does. */
  readonly title: Wording;
  readonly reasons: readonly Reason[];
  /** Company-calendar day, `2026-11-20`. */
  readonly dueOn: string;
  /** `alert` when something is wrong that the customer feels. */
  readonly tone: 'normal' | 'alert';
  readonly channel: Channel;
  readonly contactId?: string;
  readonly resource: Resource;
  readonly pair: MarketingPair;
  /** Ready to send, in the customer's language and from the customer's side (4C). */
  readonly message?: string;
  /** What candidates were ranked by; higher is more urgent. */
  readonly score: number;
}

/** The action on the card and those that were beaten, best first. */
export interface Suggestion {
  readonly action?: NextAction;
  readonly runnersUp: readonly NextAction[];
}
