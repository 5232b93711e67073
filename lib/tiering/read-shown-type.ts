/** Touchpoints -> the relationship type as behaviour shows it (domain part 4; the declared type may say otherwise). */

import type { RelationshipType } from '../model/customer.ts';
import type { ShownType } from '../model/insight.ts';
import type { Wording } from '../model/playbook.ts';
import { toDay } from './calendar.ts';
import type { Episode, Facts } from './facts.ts';
import { daysText, say, timesText } from './wording.ts';

/** Days in which one delivery explains a question of ours. */
const afterDeliveryDays = 30;
/** First and newest contact of our own are this far apart at least, so that one busy week is no habit. */
const spreadDays = 30;
/** Questions and joint work are rare, and often logged as something else: they are looked for in this many windows. */
const rareWindows = 2;
/** What a sign of an earlier window says of today, beside one of the present window. */
const memory = 0.5;
const jointAspects = new Set(['cooperation', 'adjustment', 'customer-linking']);
const askingAspects = new Set(['feedback', 'evaluation']);

/** Contacts on our own initiative: not an answer to what the customer wrote within the days of a reply. */
export function findInitiatives(episodes: readonly Episode[], replyDays: number): Episode[] {
  const initiatives: Episode[] = [];
  for (const [place, episode] of episodes.entries()) {
    if (!episode.isByUs) continue;
    if (episode.touchpoint.direction === 'outbound') {
      const before = episodes.slice(place + 1).find((earlier) => earlier.isByCustomer || earlier.isByUs);
      const isAnswer = before !== undefined && before.touchpoint.direction === 'inbound' && before.day >= episode.day - replyDays;
      if (isAnswer) continue;
    }
    initiatives.push(episode);
  }
  return initiatives;
}

/** What the touchpoints tell of the seller's behaviour. */
interface Behaviour {
  /** Contacts by either side within the window, newest first. */
  readonly recent: readonly Episode[];
  /** Those on our own initiative. */
  readonly initiatives: readonly Episode[];
  /** Messages of the customer within the window. */
  readonly inbound: number;
  /** Times we asked how things are, and worked together, also before the window. */
  readonly asked: readonly Episode[];
  readonly joint: readonly Episode[];
}

interface Verdict {
  readonly type: RelationshipType;
  /** The next likely type where the evidence for `type` hangs on a single contact. */
  readonly unsure?: RelationshipType;
  readonly witnesses: readonly Episode[];
}

/** A sign within the window counts whole, an earlier one half. */
function weigh(signs: readonly Episode[], window: number): number {
  return signs.reduce((sum, { age }) => sum + (age <= window ? 1 : memory), 0);
}

/** The verdict, and what would be said if the contact that decides it had not been logged, or one more had been. */
function judge({ recent, initiatives, inbound, asked, joint }: Behaviour, facts: Facts): Verdict {
  const window = facts.limit('behaviour-window-days');
  const wanted = facts.limit('proactive-contacts');
  const wantedJoint = facts.limit('partnership-joint');
  const span = (initiatives.at(-1)?.age ?? 0) - (initiatives[0]?.age ?? 0);
  // Who leads: where the customer begins more often than we, contact of ours between may be answers to what nobody logged.
  const isLedByUs = initiatives.length >= inbound;
  const isProactive = initiatives.length >= wanted && span >= spreadDays && isLedByUs;
  if (isProactive) {
    const together = weigh(joint, window);
    const isJoint = together >= wantedJoint * memory;
    if (isJoint)
      return { type: 'partnership', witnesses: joint, ...(together >= wantedJoint ? {} : { unsure: 'proactive' as const }) };
    const isNarrow = initiatives.length === wanted || initiatives.length - inbound < 1;
    return {
      type: 'proactive',
      witnesses: initiatives,
      ...(isNarrow && asked.length > 0 ? { unsure: 'accountable' as const } : {}),
    };
  }
  const isNearlyProactive = initiatives.length >= wanted - 1 && initiatives.length + 1 >= inbound;
  if (asked.length > 0) {
    const isNarrow = weigh(asked, window) <= 1;
    const unsure = isNearlyProactive ? 'proactive' : isNarrow ? 'reactive' : undefined;
    return { type: 'accountable', witnesses: asked, ...(unsure ? { unsure } : {}) };
  }
  const unsure = isNearlyProactive || initiatives.length > 1 ? 'accountable' : recent.length === 1 ? 'basic' : undefined;
  return { type: 'reactive', witnesses: recent, ...(unsure ? { unsure } : {}) };
}

/**
 * What the last `behaviour-window-days` show. `basic`: no contact by either side. `reactive`: only the customer's own
 * questions and our answers, or a rare contact. `accountable`: we asked how things are. `proactive`: contact of our own,
 * spread over the window, and not less than the customer's. `partnership`: that, and joint work. Asking and joint work also count, by half,
 * from the window before. `unsure` names a second type where a single contact decides. Absent without any touchpoint, or when the
 * business is younger than the window and shows nothing yet.
 */
export function readShownType(facts: Facts): ShownType | undefined {
  const { episodes, customer, today } = facts;
  const window = facts.limit('behaviour-window-days');
  if (episodes.length === 0) return undefined;
  const known = episodes.filter((episode) => episode.isByUs || episode.isByCustomer);
  const recent = known.filter((episode) => episode.age <= window);
  const isYoung = customer.since !== undefined && today - toDay(customer.since) < window;
  if (recent.length === 0) {
    if (isYoung) return undefined;
    const [last] = known;
    const sentence =
      last === undefined
        ? say('no contact on record', '没有往来记录', '沒有往來紀錄')
        : say('no contact for {days}', '已{days}没有往来', '已{days}沒有往來', { days: daysText(last.age) });
    return { type: 'basic', confidence: 0.9, sentences: [sentence], touchpointIds: [] };
  }
  const rare = known.filter((episode) => episode.isByUs && episode.age <= window * rareWindows);
  const behaviour: Behaviour = {
    recent,
    initiatives: findInitiatives(recent, facts.limit('reply-days')),
    inbound: recent.filter((episode) => episode.touchpoint.direction === 'inbound').length,
    asked: rare.filter((episode) => asksHowThingsAre(episode, customer.lastDeliveryOn)),
    joint: rare.filter((episode) => jointAspects.has(episode.touchpoint.aspect)),
  };
  const { type, unsure, witnesses } = judge(behaviour, facts);
  const confidence = Math.min(0.95, 0.5 + 0.08 * recent.length) * (isYoung ? 0.7 : 1) * (unsure === undefined ? 1 : 0.7);
  return {
    type,
    ...(unsure === undefined ? {} : { unsure }),
    confidence: Math.round(confidence * 100) / 100,
    sentences: tellBehaviour(behaviour, type, window),
    touchpointIds: witnesses.map((episode) => episode.touchpoint.id),
  };
}

/** The figures behind the verdict, the one that decides first. */
function tellBehaviour(
  { initiatives, inbound, asked, joint }: Behaviour,
  type: RelationshipType,
  window: number,
): readonly Wording[] {
  const days = daysText(window);
  /** Over how many days the rare signs were counted: both windows only where one of them is old. */
  const counted = (signs: readonly Episode[]) => ({
    times: timesText(signs.length),
    days: daysText(signs.some(({ age }) => age > window) ? window * rareWindows : window),
  });
  const sentences: Wording[] = [];
  if (type === 'partnership')
    sentences.push(
      say('worked together {times} in {days}', '{days}内共同工作{times}', '{days}內共同工作{times}', counted(joint)),
    );
  if (type === 'accountable')
    sentences.push(
      say(
        'we asked how things are {times} in {days}',
        '{days}内主动询问使用情况{times}',
        '{days}內主動詢問使用狀況{times}',
        counted(asked),
      ),
    );
  if (initiatives.length > 0) {
    const times = timesText(initiatives.length);
    sentences.push(
      say('contact on our own initiative: {times} in {days}', '{days}内主动联系{times}', '{days}內主動聯繫{times}', {
        times,
        days,
      }),
    );
    // What keeps many contacts of ours from being proactive is who begins more often.
    if (inbound > initiatives.length)
      sentences.push(say('the customer wrote {times}', '客户来信{times}', '客戶來信{times}', { times: timesText(inbound) }));
  } else if (inbound > 0) {
    const times = timesText(inbound);
    sentences.push(
      say(
        'for {days} only the customer wrote first, {times}',
        '{days}内都是客户先联系，共{times}',
        '{days}內都是客戶先聯繫，共{times}',
        { times, days },
      ),
    );
  } else {
    sentences.push(say('we only answered in {days}', '{days}内我方只有答复', '{days}內我方只有回覆', { days }));
  }
  return sentences;
}

function asksHowThingsAre(episode: Episode, lastDeliveryOn: string | undefined): boolean {
  if (askingAspects.has(episode.touchpoint.aspect)) return true;
  if (lastDeliveryOn === undefined) return false;
  const since = episode.day - toDay(lastDeliveryOn);
  return since > 0 && since <= afterDeliveryDays;
}
