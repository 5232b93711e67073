/** Contact preference and frequency cap -> whether, and from when, a contact by us is welcome (domain part 9). */

import type { Channel } from '../model/touchpoint.ts';
import { toDay } from '../tiering/calendar.ts';
import type { Facts } from '../tiering/facts.ts';

/** The cap counts contacts by us within these days, today included. */
export const capWindowDays = 30;

export interface ContactAllowance {
  /** What forbids contact today; undefined when contact is welcome. */
  readonly heldBy?: 'preference' | 'cap';
  /** First day on which contact is welcome, as days since 1970-01-01; undefined when never by these data. */
  readonly from?: number;
  /** Contacts by us in the window that ends today. */
  readonly contacts: number;
  readonly cap: number;
  readonly refused: ReadonlySet<Channel>;
}

const nothingRefused: ReadonlySet<Channel> = new Set();

/** Every contact by us counts, answers too: the customer cannot tell them apart either. */
export function readContactAllowance(facts: Facts): ContactAllowance {
  const preference = facts.customer.contactPreference;
  const cap = preference?.maxPer30Days ?? facts.playbook.frequencyCapPer30Days;
  const days = facts.episodes.filter((episode) => episode.isByUs && episode.age < capWindowDays).map((episode) => episode.day);
  const refused = preference?.refusedChannels === undefined ? nothingRefused : new Set<Channel>(preference.refusedChannels);
  const contacts = days.length;
  const common = { contacts, cap, refused };
  const welcomeFrom = preference?.notBefore === undefined ? facts.today : Math.max(facts.today, toDay(preference.notBefore));
  if (cap === 0) return { ...common, heldBy: 'preference' };
  if (contacts >= cap) {
    // Newest first: contact number `cap` must have left the window, so that one more makes `cap` at most.
    const leaves = (days[cap - 1] ?? facts.today) + capWindowDays;
    return { ...common, heldBy: leaves >= welcomeFrom ? 'cap' : 'preference', from: Math.max(leaves, welcomeFrom) };
  }
  if (welcomeFrom > facts.today) return { ...common, heldBy: 'preference', from: welcomeFrom };
  return { ...common, from: facts.today };
}
