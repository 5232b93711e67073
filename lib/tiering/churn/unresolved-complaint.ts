/** Churn cause 3: problems or complaints that are not settled (domain part 7). */

import { toDay } from '../calendar.ts';
import { type Episode, type Facts, isComplaint, isOpenIssue } from '../facts.ts';
import { causeTerms } from '../terms.ts';
import { daysText, say, timesText, wording } from '../wording.ts';
import type { FindChurnSignal } from './churn-signal.ts';

/** Day by which it should have been answered: the promised one, else the playbook's days after it came in. */
function answerDay(episode: Episode, facts: Facts): number {
  const dueOn = episode.touchpoint.issue?.dueOn;
  return dueOn === undefined ? episode.day + facts.limit('complaint-answer-days') : toDay(dueOn);
}

/** An open complaint past its due day, or complaints that repeat within the window. */
export const findUnresolvedComplaint: FindChurnSignal = (facts) => {
  const window = facts.limit('complaint-window-days');
  const complaints = facts.episodes.filter((episode) => isComplaint(episode.touchpoint));
  const overdue = complaints.filter(
    (episode) => isOpenIssue(episode.touchpoint, facts.today) && answerDay(episode, facts) < facts.today,
  );
  const recent = complaints.filter((episode) => episode.age <= window);
  const isRepeated = recent.length >= facts.limit('repeated-complaints');
  if (overdue.length === 0 && !isRepeated) return undefined;
  const evidence = overdue.map((episode) => {
    const late = daysText(facts.today - answerDay(episode, facts));
    const reference = episode.touchpoint.issue?.reference;
    return reference === undefined
      ? say('complaint: {late} past its day', '投诉已逾期{late}', '客訴已逾期{late}', { late })
      : say('complaint {reference}: {late} past its day', '{reference}号投诉已逾期{late}', '{reference}號客訴已逾期{late}', {
          reference,
          late,
        });
  });
  if (isRepeated) {
    evidence.push(
      say('complained {times} in {days}', '{days}内投诉{times}', '{days}內客訴{times}', {
        times: timesText(recent.length),
        days: daysText(window),
      }),
    );
  }
  const witnesses = overdue.length > 0 ? overdue : recent;
  return {
    cause: 'unresolved-complaint',
    name: causeTerms['unresolved-complaint'],
    severity: overdue.length > 0 ? 3 : 2,
    headline: evidence[0] ?? causeTerms['unresolved-complaint'],
    evidence,
    prevention: wording('Open the green channel and settle it in person', '开通绿色通道，当面解决', '開通綠色通道，當面解決'),
    touchpointIds: witnesses.map((episode) => episode.touchpoint.id),
  };
};
