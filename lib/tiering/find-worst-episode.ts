/** Episodes -> the worst one that is still unresolved: the shortest stave decides (domain part 6). */

import type { WorstEpisode } from '../model/insight.ts';
import { toDate, toDay } from './calendar.ts';
import { type Episode, type Facts, isComplaint, isOpenIssue, sentimentOf } from './facts.ts';
import { daysText, say } from './wording.ts';

interface Weighed {
  readonly episode: Episode;
  readonly overdueDays: number;
  readonly weight: number;
}

/** Whole days past the promised day; 0 when nothing was promised or the day has not passed. */
function daysOverdue(episode: Episode, today: number): number {
  const dueOn = episode.touchpoint.issue?.dueOn;
  return dueOn === undefined ? 0 : Math.max(0, today - toDay(dueOn));
}

// Complaints before bad episodes before late promises; what is overdue weighs more, and then what is older.
function weigh(episode: Episode, facts: Facts, hasGoodAfter: boolean): Weighed | undefined {
  const { touchpoint, age } = episode;
  const overdueDays = daysOverdue(episode, facts.today);
  if (isOpenIssue(touchpoint, facts.today)) {
    if (isComplaint(touchpoint)) return { episode, overdueDays, weight: (overdueDays > 0 ? 400_000 : 300_000) + age };
    return overdueDays > 0 ? { episode, overdueDays, weight: 100_000 + age } : undefined;
  }
  const isBad = sentimentOf(episode) === 'bad' && touchpoint.issue === undefined;
  const isUnresolved = isBad && !hasGoodAfter && !episode.isSettled;
  return isUnresolved && age <= facts.limit('worst-window-days') ? { episode, overdueDays: 0, weight: 200_000 + age } : undefined;
}

/**
 * Open complaints first (overdue before not yet due), then bad episodes without an issue that nobody settled and no good one followed,
 * then promises of ours past their day. Undefined when nothing is unresolved.
 */
export function findWorstEpisode(facts: Facts): WorstEpisode | undefined {
  let worst: Weighed | undefined;
  let hasGoodAfter = false;
  for (const episode of facts.episodes) {
    const weighed = weigh(episode, facts, hasGoodAfter);
    if (weighed !== undefined && (worst === undefined || weighed.weight > worst.weight)) worst = weighed;
    if (sentimentOf(episode) === 'good') hasGoodAfter = true;
  }
  if (worst === undefined) return undefined;
  const { episode, overdueDays } = worst;
  const { touchpoint } = episode;
  const dueOn = touchpoint.issue?.dueOn;
  const complaint = isComplaint(touchpoint);
  return {
    touchpointId: touchpoint.id,
    happenedOn: toDate(episode.day),
    isComplaint: complaint,
    ...(touchpoint.issue?.reference !== undefined && { reference: touchpoint.issue.reference }),
    ...(touchpoint.contactId !== undefined && { contactId: touchpoint.contactId }),
    openDays: episode.age,
    ...(dueOn !== undefined && { dueOn }),
    overdueDays,
    sentence: worstSentence(episode, overdueDays, complaint),
  };
}

function worstSentence(episode: Episode, overdueDays: number, complaint: boolean): WorstEpisode['sentence'] {
  const { issue } = episode.touchpoint;
  const open = daysText(episode.age);
  if (issue === undefined) {
    return say('bad episode {open} ago, nothing good since', '{open}前的不愉快，之后没有好转', '{open}前的不愉快，之後沒有好轉', {
      open,
    });
  }
  const promised = issue.dueOn === undefined ? undefined : daysText(toDay(issue.dueOn) - episode.day);
  if (!complaint) {
    return say('promise {overdue} late', '承诺已逾期{overdue}', '承諾已逾期{overdue}', { overdue: daysText(overdueDays) });
  }
  if (promised === undefined) return say('complaint open for {open}', '投诉已开{open}', '客訴已開{open}', { open });
  return say(
    'complaint open for {open}, answer promised within {promised}',
    '投诉已开{open}，约定{promised}内答复',
    '客訴已開{open}，約定{promised}內回覆',
    {
      open,
      promised,
    },
  );
}
