/** A shard row -> its touchpoints as dated episodes, newest first: what every signal function reads. */

import type { Customer } from '../model/customer.ts';
import type { ShardRow, Staff } from '../model/export.ts';
import type { Playbook } from '../model/playbook.ts';
import type { News, Touchpoint } from '../model/touchpoint.ts';
import { dayOfInstant, toDate, toDay } from './calendar.ts';
import { readThreshold, type ThresholdName } from './thresholds.ts';

/** What the engine is told besides the row. */
export interface FactsOptions {
  /** Company-calendar day, `2026-11-20`. */
  readonly today: string;
  /** IANA name of the company's time zone; instants are turned into days in it. */
  readonly timeZone: string;
  readonly playbook: Playbook;
  readonly staff: readonly Staff[];
}

/** A touchpoint with its day. */
export interface Episode {
  readonly touchpoint: Touchpoint;
  /** Company-calendar day, as days since 1970-01-01. */
  readonly day: number;
  /** Whole days before today; 0 = today. */
  readonly age: number;
  /** We turned to the customer, or both did; a note among ourselves is no contact. */
  readonly isByUs: boolean;
  /** The customer turned to us, or both did. */
  readonly isByCustomer: boolean;
  /** Somebody logged that it is settled; an issue then carries the day. */
  readonly isSettled: boolean;
}

export interface Facts {
  readonly customer: Customer;
  /** Newest first; nothing after today. */
  readonly episodes: readonly Episode[];
  /** Days since 1970-01-01. */
  readonly today: number;
  readonly playbook: Playbook;
  readonly staffById: ReadonlyMap<string, Staff>;
  readonly limit: (name: ThresholdName) => number;
}

const staffIndexes = new WeakMap<readonly Staff[], ReadonlyMap<string, Staff>>();

function indexStaff(staff: readonly Staff[]): ReadonlyMap<string, Staff> {
  let index = staffIndexes.get(staff);
  if (index === undefined) {
    index = new Map(staff.map((person) => [person.id, person]));
    staffIndexes.set(staff, index);
  }
  return index;
}

/** Day on which each touchpoint was first said to be settled, by whoever settled it. */
function readSettlements(touchpoints: readonly Touchpoint[], today: number, timeZone: string): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { settles, happenedAt } of touchpoints) {
    if (settles === undefined) continue;
    const day = dayOfInstant(happenedAt, timeZone);
    const known = days.get(settles);
    if (day <= today && (known === undefined || day < known)) days.set(settles, day);
  }
  return days;
}

/** An issue that a later touchpoint settled reads as if its own author had closed it. */
function closeIssue(touchpoint: Touchpoint, settledOn: number | undefined): Touchpoint {
  const { issue } = touchpoint;
  if (settledOn === undefined || issue === undefined) return touchpoint;
  if (issue.resolvedOn !== undefined && toDay(issue.resolvedOn) <= settledOn) return touchpoint;
  return { ...touchpoint, issue: { ...issue, resolvedOn: toDate(settledOn) } };
}

/** Sorts and dates the touchpoints of a row. Touchpoints after today (a client clock that runs ahead) are left out. */
export function readFacts(row: ShardRow, options: FactsOptions): Facts {
  const today = toDay(options.today);
  const episodes: Episode[] = [];
  const settlements = readSettlements(row.touchpoints, today, options.timeZone);
  for (const touchpoint of row.touchpoints) {
    const day = dayOfInstant(touchpoint.happenedAt, options.timeZone);
    if (day > today) continue;
    const isContact = touchpoint.channel !== 'note';
    const settledOn = settlements.get(touchpoint.id);
    episodes.push({
      touchpoint: closeIssue(touchpoint, settledOn),
      day,
      age: today - day,
      isByUs: isContact && touchpoint.direction !== 'inbound',
      isByCustomer: isContact && touchpoint.direction !== 'outbound',
      isSettled: settledOn !== undefined,
    });
  }
  // Instants are all UTC in one format, but may have fractions of a second: compare as times, ids break ties.
  episodes.sort((a, b) => compareEpisodes(a.touchpoint, b.touchpoint));
  return {
    customer: row.customer,
    episodes,
    today,
    playbook: options.playbook,
    staffById: indexStaff(options.staff),
    limit: (name) => readThreshold(options.playbook, name),
  };
}

function compareEpisodes(a: Touchpoint, b: Touchpoint): number {
  const byTime = Date.parse(b.happenedAt) - Date.parse(a.happenedAt);
  if (byTime !== 0) return byTime;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** How the episode went for the customer; a note among ourselves is no episode, and tells nothing about it. */
export function sentimentOf(episode: Episode): Touchpoint['sentiment'] {
  return episode.isByUs || episode.isByCustomer ? episode.touchpoint.sentiment : undefined;
}

/** The touchpoint has an issue that nobody has closed by `today` (days since 1970-01-01). */
export function isOpenIssue(touchpoint: Touchpoint, today: number): boolean {
  const issue = touchpoint.issue;
  return issue !== undefined && (issue.resolvedOn === undefined || toDay(issue.resolvedOn) > today);
}

/** An issue is a complaint when the customer came with it or was unhappy; otherwise it is a promise of ours. */
export function isComplaint(touchpoint: Touchpoint): boolean {
  if (touchpoint.issue === undefined) return false;
  return touchpoint.sentiment === 'bad' || (touchpoint.direction === 'inbound' && touchpoint.sentiment !== 'good');
}

/** The newest note of this kind of news that still counts (domain part 7). */
export function findNews(facts: Facts, kind: News): Episode | undefined {
  return facts.episodes.find(({ touchpoint, age }) => touchpoint.news === kind && age <= facts.limit('news-window-days'));
}

/** A staff member's name, or the id where the export does not name them. */
export function staffName(facts: Facts, staffId: string): string {
  return facts.staffById.get(staffId)?.name ?? staffId;
}

/** Name of a contact of this customer; undefined when the contact has gone. */
export function findContactName(facts: Facts, contactId: string | undefined): string | undefined {
  if (contactId === undefined) return undefined;
  return facts.customer.contacts.find((contact) => contact.id === contactId)?.name;
}
