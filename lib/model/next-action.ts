/** The one thing to do next for a customer, with everything that led there. */

import type { Wording } from './playbook.ts';
import type { Channel } from './touchpoint.ts';

/** What the customer gets besides the product (domain part 10). */
export type Resource = 'people' | 'technology' | 'knowledge' | 'customer-time' | 'customer';

/** The pair of 4P and 4C that the action works on (domain part 11). */
export type MarketingPair = 'product-needs' | 'price-cost' | 'place-convenience' | 'promotion-communication';

/**
 * What an action does to the relationship. `repair` puts right what the customer suffers from and comes before everything;
 * `protect` works against a loss; `care` keeps in touch; `offer` proposes something and waits while anything is unresolved;
 * `prepare` is work among ourselves that the customer does not notice.
 */
export type ActionKind = 'repair' | 'protect' | 'care' | 'offer' | 'prepare';

/** One figure that triggered the rule, in words, with the threshold it was held against. */
export interface Reason {
  readonly sentence: Wording;
}

export interface NextAction {
  readonly ruleId: string;
  readonly playbookVersion: number;
  readonly kind: ActionKind;
  /** Imperative sentence: what the rep does. */
  readonly title: Wording;
  /** Most telling first, never empty. */
  readonly reasons: readonly Reason[];
  /** Calendar day, `2026-11-20`; before today when it is late. */
  readonly dueOn: string;
  /** `alert` when something is wrong that the customer feels. */
  readonly tone: 'normal' | 'alert';
  /** `note` is work among ourselves: no contact with the customer. */
  readonly channel: Channel;
  readonly contactId?: string;
  readonly resource: Resource;
  readonly pair: MarketingPair;
  /** The answer that is hoped for: asked about once, after the window. */
  readonly goal: Wording;
  /** Days after the action within which the answer should have come. */
  readonly followUpDays: number;
  /** What it is about, when a decision on it must not silence the next one of its kind: a touchpoint id. */
  readonly about?: string;
  /** Ready to send, in the customer's language and from the customer's side (4C). */
  readonly message?: string;
  /** What candidates were ranked by; higher is more urgent. */
  readonly score: number;
}

/** What became of one rule for this customer; rules that did not fire are not listed. */
export interface TraceLine {
  readonly ruleId: string;
  readonly outcome:
    | 'suggested'
    | 'beaten'
    | 'switched-off'
    | 'postponed'
    | 'refused'
    | 'taken'
    | 'held-by-preference'
    | 'held-by-cap'
    | 'held-by-complaint';
  readonly score: number;
  /** The urgency that the rule gave, 0 to 100, before weight and kind. */
  readonly urgency: number;
  readonly weight: number;
  /** Until when it is silent; absent when it is not, or when nobody can tell. */
  readonly until?: string;
}

/** Why nobody should contact the customer now. */
export interface HeldBack {
  /** First day on which contact is welcome again; absent when it never is by these data. */
  readonly until?: string;
  readonly sentence: Wording;
}

/** The action on the card and those that were beaten, best first. */
export interface Suggestion {
  readonly action?: NextAction;
  readonly runnersUp: readonly NextAction[];
  /** Set while preference or frequency cap forbid contact by us. */
  readonly heldBack?: HeldBack;
  /** Every rule that fired, highest score first; the first `suggested` line is the action. */
  readonly trace: readonly TraceLine[];
}
