/** What a rule of the playbook is: when it fires, what it asks of the rep, what the customer gets out of it. */

import type { Contact, Customer } from '../model/customer.ts';
import type { Insight } from '../model/insight.ts';
import type { ActionKind, MarketingPair, Resource } from '../model/next-action.ts';
import type { Wording } from '../model/playbook.ts';
import type { Channel } from '../model/touchpoint.ts';
import type { Episode, Facts } from '../tiering/facts.ts';
import type { ThresholdName } from '../tiering/thresholds.ts';
import type { FigureText } from '../tiering/wording.ts';

/** Part of the theory that a rule comes from (docs/relationship-engine.md tells each). */
export type TheoryPart =
  | 'four steps'
  | 'value tier'
  | 'key account'
  | 'relationship type'
  | 'aspects'
  | 'perceived value'
  | 'trust'
  | 'churn prevention'
  | 'internalisation'
  | 'customised marketing';

/** Everything a rule may look at. Pure data: no clock, no I/O. */
export interface Situation {
  readonly facts: Facts;
  readonly customer: Customer;
  readonly insight: Insight;
  readonly limit: (name: ThresholdName) => number;
  /** Age in days of the newest episode that fits; undefined when there is none. */
  readonly daysSince: (fits: (episode: Episode) => boolean) => number | undefined;
  /** The person mostly dealt with, who is still on record; undefined when the customer has no contacts. */
  readonly mainContact?: Contact;
  /** The owner's manager by the staff list. */
  readonly ownerManager?: { readonly id: string; readonly name: string };
  readonly ownerName: string;
}

/** That a rule fires, and how urgently. */
export interface Firing {
  /** 0 to 100, before the playbook's weight. */
  readonly urgency: number;
  /** Days from today; below zero it is late by as many. */
  readonly dueInDays: number;
  /** Filled sentences, most telling first; never empty. */
  readonly reasons: readonly Wording[];
  /** For placeholders of title, goal and message beyond the common ones. */
  readonly figures?: Readonly<Record<string, FigureText>>;
  /** The person to turn to; absent: the main contact. */
  readonly contactId?: string;
  readonly tone?: 'alert';
  /** Touchpoint that it is about: a decision on it does not silence the rule for the next one. */
  readonly about?: string;
}

/**
 * Placeholders that every title, goal and message may use: `{reach}` ("Call Li Wei", by channel), `{contact}`, `{customer}`
 * (short name), `{owner}`, `{manager}`, `{inPerson}` (by channel).
 */
export interface Rule {
  /** File name, registry key, and key in the playbook. */
  readonly id: string;
  readonly part: TheoryPart;
  readonly kind: ActionKind;
  /** One English sentence for the table of rules: when it fires. */
  readonly when: string;
  /** What the rep does. */
  readonly title: Wording;
  /** The answer hoped for. */
  readonly goal: Wording;
  /** Ready to send, from the customer's side; absent where there is nothing to send. */
  readonly message?: Wording;
  /** In order of preference; the first one that the customer has not refused is taken. `['note']`: work among ourselves. */
  readonly channels: readonly Channel[];
  readonly resource: Resource;
  readonly pair: MarketingPair;
  /** Days within which the answer should come. */
  readonly followUpDays: number;
  /** Days of silence after it was carried out; absent: `followUpDays`. */
  readonly restDays?: number;
  /** Where the playbook does not name the rule; 1 is neutral. */
  readonly weight: number;
  readonly suggest: (situation: Situation) => Firing | undefined;
}

/** Gives a rule its neutral weight. */
export function defineRule(rule: Omit<Rule, 'weight'> & { readonly weight?: number }): Rule {
  return { weight: 1, ...rule };
}
