/** Churn cause 4: pushed out by a rival's means, through relationships or gifts (domain part 7). */

import type { Wording } from '../../model/playbook.ts';
import type { Episode, Facts } from '../facts.ts';
import { causeTerms } from '../terms.ts';
import { daysText, say, wording } from '../wording.ts';
import type { FindChurnSignal } from './churn-signal.ts';
import { tellNews } from './tell-news.ts';

/** Fewer messages than this show no habit that could break off. */
const minMessages = 4;
/** The habit is read from this many of the newest messages: what was usual years ago is not missed today. */
const habitMessages = 9;
/** A main contact has this many touchpoints at least. */
const minMainContact = 3;

/** A silence that is far longer than the usual gap between the customer's messages. */
export interface SuddenSilence {
  /** Whole days since its last message. */
  readonly days: number;
  /** Days between its messages before. */
  readonly usualGap: number;
  /** Days since the silence became sudden; 0 on the first. */
  readonly overdueDays: number;
}

/** Undefined when the customer is not silent, or has no habit that could break off. */
export function findSuddenSilence(facts: Facts): SuddenSilence | undefined {
  const days = facts.episodes.filter((episode) => episode.isByCustomer).map((episode) => episode.day);
  const newest = days[0];
  if (newest === undefined || days.length < minMessages) return undefined;
  const gaps = days.slice(1, habitMessages).map((day, place) => (days[place] ?? day) - day);
  gaps.sort((a, b) => a - b);
  const usualGap = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const silence = facts.today - newest;
  const suddenFrom = Math.ceil(Math.max(facts.limit('silence-min-days'), usualGap * facts.limit('silence-factor')));
  return silence >= suddenFrom ? { days: silence, usualGap, overdueDays: silence - suddenFrom } : undefined;
}

/** The person we mostly dealt with is gone from the record, or has stopped turning up in the newest touchpoints. */
export function findContactChange(facts: Facts): { readonly contactId: string; readonly name?: string } | undefined {
  const withContact = facts.episodes.filter((episode) => episode.touchpoint.contactId !== undefined);
  const counts = new Map<string, number>();
  for (const { touchpoint } of withContact)
    counts.set(touchpoint.contactId ?? '', (counts.get(touchpoint.contactId ?? '') ?? 0) + 1);
  const [main, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (main === undefined || (count ?? 0) < minMainContact) return undefined;
  const contact = facts.customer.contacts.find(({ id }) => id === main);
  if (contact === undefined) return { contactId: main };
  const newest = withContact.slice(0, 2).map((episode: Episode) => episode.touchpoint.contactId);
  const isReplaced = newest.length === 2 && newest.every((id) => id !== main);
  return isReplaced ? { contactId: main, name: contact.name } : undefined;
}

/** Silence after one of us noted a rival's doings: too few messages for a habit, but somebody saw it coming. */
function findSilenceAfterNote(facts: Facts): { readonly days: number } | undefined {
  const isNoted = facts.episodes.some(
    ({ touchpoint, age }) =>
      (touchpoint.news === 'rival-seen' || (touchpoint.channel === 'note' && touchpoint.competitor !== undefined)) &&
      age <= facts.limit('competitor-window-days'),
  );
  const last = facts.episodes.find((episode) => episode.isByCustomer);
  if (!isNoted || last === undefined || last.age < facts.limit('silence-min-days')) return undefined;
  return { days: last.age };
}

/** What was said about the silence, or about what was seen while the customer still writes. */
function tellSilence(facts: Facts, sudden: ReturnType<typeof findSuddenSilence>): Wording | undefined {
  if (sudden !== undefined)
    return say(
      'silent for {days}, used to write every {gap}',
      '已沉默{days}，以往每{gap}就有联系',
      '已沉默{days}，以往每{gap}就有聯繫',
      { days: daysText(sudden.days), gap: daysText(Math.max(1, sudden.usualGap)) },
    );
  const noted = findSilenceAfterNote(facts);
  return noted && say('silent for {days}', '已沉默{days}', '已沉默{days}', { days: daysText(noted.days) });
}

/**
 * Sudden silence with a contact change, or with a rival named (alone only worth a watch); silence after a note of ours about a
 * rival; or a rival seen at its people, which nobody should wait out.
 */
export const findRivalExclusion: FindChurnSignal = (facts) => {
  const sudden = findSuddenSilence(facts);
  const silent = tellSilence(facts, sudden);
  const seen = tellNews(facts, 'rival-seen');
  const moved = tellNews(facts, 'people-change');
  const change = findContactChange(facts);
  const rivals = facts.episodes.filter(
    (episode) => episode.touchpoint.competitor !== undefined && episode.age <= facts.limit('competitor-window-days'),
  );
  const isChanged = change !== undefined || moved !== undefined;
  const isSilentForCause = silent !== undefined && (isChanged || rivals.length > 0 || seen !== undefined);
  if (!isSilentForCause && seen === undefined) return undefined;
  const evidence = silent === undefined ? [] : [silent];
  if (silent !== undefined && change?.name !== undefined) {
    evidence.push(say('{name} no longer answers for it', '{name}已不再对接', '{name}已不再是窗口', { name: change.name }));
  } else if (silent !== undefined && change !== undefined) {
    evidence.push(say('our main contact has left', '主要联系人已离开', '主要聯絡人已離開'));
  }
  if (silent !== undefined && moved !== undefined) evidence.push(...moved.evidence);
  if (seen !== undefined) evidence.push(...seen.evidence);
  const rival = rivals[0]?.touchpoint.competitor;
  if (rival !== undefined) evidence.push(say('{rival} was named', '提到过{rival}', '提到過{rival}', { rival }));
  const isByRival = rival !== undefined || seen !== undefined;
  const isNoted = findSilenceAfterNote(facts) !== undefined;
  const witnesses = [...(seen ? [seen.episode] : []), ...(silent && moved ? [moved.episode] : []), ...rivals];
  return {
    cause: 'rival-exclusion',
    name: causeTerms['rival-exclusion'],
    severity: silent === undefined ? 1 : isChanged && isByRival ? 3 : isChanged || isNoted ? 2 : 1,
    headline: evidence[0] ?? causeTerms['rival-exclusion'],
    evidence,
    prevention: wording(
      'Meet the new decision maker, executive to executive',
      '高层出面，会见新的决策人',
      '高層出面，會見新的決策者',
    ),
    touchpointIds: [...new Set(witnesses.map((episode) => episode.touchpoint.id))],
  };
};
