/** Conditions that several rules share, by name. */

import type { Customer } from '../model/customer.ts';
import type { AspectState, ChurnCause, ChurnSignal, Insight } from '../model/insight.ts';
import type { Aspect } from '../model/touchpoint.ts';
import type { Episode, Facts } from '../tiering/facts.ts';

/** Worth personal service: MVC or MGC. */
export function isTop(customer: Customer): boolean {
  return customer.tier === 'MVC' || customer.tier === 'MGC';
}

/** MVC, or a customer with a key-account scope; never BZ. */
export function isKeyAccount(customer: Customer): boolean {
  return customer.tier === 'MVC' || (customer.keyAccountScope !== undefined && customer.tier !== 'BZ');
}

/** Worth the time of executives and managers: MVC, MGC, or a key account; never BZ. */
export function isLeading(customer: Customer): boolean {
  return isTop(customer) || isKeyAccount(customer);
}

/** We spoke with each other, by voice or face to face. */
export function isSpoken({ isByUs, isByCustomer, touchpoint: { channel } }: Episode): boolean {
  return (isByUs || isByCustomer) && (channel === 'call' || channel === 'visit' || channel === 'meeting');
}

/** We were there, or sat together. */
export function isVisit(episode: Episode): boolean {
  return episode.isByUs && (episode.touchpoint.channel === 'visit' || episode.touchpoint.channel === 'meeting');
}

/** An episode of a kind that the customer began, within so many days. */
export function isContactFrom(episode: Episode, withinDays: number): boolean {
  return episode.touchpoint.direction === 'inbound' && episode.isByCustomer && episode.age <= withinDays;
}

/** We have known the customer for so many days: silence within them means something. */
export function hasHistory(facts: Facts, days: number): boolean {
  return (facts.episodes.at(-1)?.age ?? 0) >= days;
}

export function findChurn(insight: Insight, cause: ChurnCause): ChurnSignal | undefined {
  return insight.churn.find((signal) => signal.cause === cause);
}

export function stateOf(insight: Insight, aspect: Aspect): AspectState['state'] {
  return insight.aspects.find((state) => state.aspect === aspect)?.state ?? 'never';
}

/** What the tier adds to an urgency: attention goes first to where the value is. */
export function tierUrgency(customer: Customer): number {
  return { MVC: 15, MGC: 8, STANDARD: 0, BZ: -10 }[customer.tier];
}
