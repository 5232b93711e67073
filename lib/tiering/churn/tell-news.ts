/** A note of news -> evidence for a churn signal: that somebody heard it, when, and in whose words (domain part 7). */

import type { Wording } from '../../model/playbook.ts';
import type { News } from '../../model/touchpoint.ts';
import { type Episode, type Facts, findNews } from '../facts.ts';
import { dayText, say, wording } from '../wording.ts';

/** As much of a note as one line holds. */
const maxQuote = 80;

/** What was heard, so that it can stand alone. */
const heard: Readonly<Record<News, Wording>> = {
  'strategy-change': wording('its plans are changing', '客户要调整方向', '客戶要調整方向'),
  'second-supplier': wording('it takes a second supplier', '客户在引入第二家供应商', '客戶在找第二家供應商'),
  'rival-seen': wording('a rival is courting its people', '竞争对手在拉关系', '對手在拉關係'),
  'better-offer': wording('a rival has a better offer', '竞争对手条件更好', '對手條件更好'),
  'people-change': wording('somebody leaves or comes', '对接的人有变动', '窗口有異動'),
  'hidden-need': wording('it lacks something', '客户有没说出口的需求', '客戶有沒說出口的需求'),
};

export interface ToldNews {
  readonly episode: Episode;
  /** What was heard, and on which day. */
  readonly headline: Wording;
  /** The headline, and the note in the rep's own words. */
  readonly evidence: readonly Wording[];
}

/** Undefined when nobody has noted such news within the window. */
export function tellNews(facts: Facts, kind: News): ToldNews | undefined {
  const episode = findNews(facts, kind);
  if (episode === undefined) return undefined;
  const headline = say('{heard} (noted {day})', '{heard}（{day}记下）', '{heard}（{day}記下）', {
    heard: heard[kind],
    day: dayText(episode.day),
  });
  const note = episode.touchpoint.note?.trim().slice(0, maxQuote) ?? '';
  const quote = note === '' ? [] : [say('“{note}”', '“{note}”', '「{note}」', { note })];
  return { episode, headline, evidence: [headline, ...quote] };
}

/** Somebody who heard it says as much as a figure that asks for action; what the figures say by themselves gets one step graver. */
export function raiseSeverity(figures: 1 | 2 | 3 | undefined, news: ToldNews | undefined): 1 | 2 | 3 {
  if (news === undefined) return figures ?? 1;
  return figures === undefined || figures === 1 ? 2 : 3;
}
