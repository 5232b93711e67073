/** Touchpoints -> the relationship type as behaviour shows it (domain part 4; the declared type may say otherwise). */

import type { RelationshipType } from '../model/customer.ts';
import type { ShownType } from '../model/insight.ts';
import type { Wording } from '../model/playbook.ts';
import { toDay } from './calendar.ts';
import type { Episode, Facts } from './facts.ts';
import { daysText, say, timesText } from './wording.ts';

/** Days in which one delivery explains a question of ours. */
const afterDeliveryDays = 30;
/** Length of the blocks over which proactive contact must be spread, so that one busy week is no habit. */
const spreadDays = 30;
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

/**
 * What the last `behaviour-window-days` show. `basic`: no contact by either side. `reactive`: only the customer's own
 * questions and our answers, or a rare contact. `accountable`: we asked how things are. `proactive`: contact of our own,
 * spread over the window. `partnership`: that, and joint work. Absent without any touchpoint, or when the business is
 * younger than the window and shows nothing yet.
 */
export function readShownType(facts: Facts): ShownType | undefined {
  const { episodes, customer, today } = facts;
  const window = facts.limit('behaviour-window-days');
  if (episodes.length === 0) return undefined;
  const recent = episodes.filter((episode) => episode.age <= window && (episode.isByUs || episode.isByCustomer));
  const isYoung = customer.since !== undefined && today - toDay(customer.since) < window;
  if (recent.length === 0) {
    if (isYoung) return undefined;
    const last = episodes.find((episode) => episode.isByUs || episode.isByCustomer);
    const sentence =
      last === undefined
        ? say('no contact on record', '没有往来记录', '沒有往來紀錄')
        : say('no contact for {days}', '已{days}没有往来', '已{days}沒有往來', { days: daysText(last.age) });
    return { type: 'basic', confidence: 0.9, sentences: [sentence], touchpointIds: [] };
  }
  const initiatives = findInitiatives(recent, facts.limit('reply-days'));
  const asked = initiatives.filter((episode) => asksHowThingsAre(episode, customer.lastDeliveryOn));
  const joint = recent.filter((episode) => episode.isByUs && jointAspects.has(episode.touchpoint.aspect));
  const blocks = new Set(initiatives.map((episode) => Math.floor(episode.age / spreadDays))).size;
  const wanted = facts.limit('proactive-contacts');
  const isProactive =
    initiatives.length >= wanted && blocks >= Math.min(wanted, Math.max(2, Math.floor(window / spreadDays) - 1));
  const windowDays = daysText(window);
  const inbound = recent.filter((episode) => episode.touchpoint.direction === 'inbound').length;
  let type: RelationshipType;
  let witnesses: readonly Episode[];
  const sentences: Wording[] = [];
  if (isProactive && joint.length >= facts.limit('partnership-joint')) {
    type = 'partnership';
    witnesses = joint;
    sentences.push(
      say('worked together {times} in {days}', '{days}内共同工作{times}', '{days}內共同工作{times}', {
        times: timesText(joint.length),
        days: windowDays,
      }),
    );
  } else if (isProactive) {
    type = 'proactive';
    witnesses = initiatives;
  } else if (asked.length > 0) {
    type = 'accountable';
    witnesses = asked;
    sentences.push(
      say('we asked how things are {times} in {days}', '{days}内主动询问使用情况{times}', '{days}內主動詢問使用狀況{times}', {
        times: timesText(asked.length),
        days: windowDays,
      }),
    );
  } else {
    type = 'reactive';
    witnesses = recent;
  }
  if (initiatives.length > 0) {
    sentences.push(
      say('contact on our own initiative: {times} in {days}', '{days}内主动联系{times}', '{days}內主動聯繫{times}', {
        times: timesText(initiatives.length),
        days: windowDays,
      }),
    );
  } else if (inbound > 0) {
    sentences.push(
      say(
        'for {days} only the customer wrote first, {times}',
        '{days}内都是客户先联系，共{times}',
        '{days}內都是客戶先聯繫，共{times}',
        {
          times: timesText(inbound),
          days: windowDays,
        },
      ),
    );
  } else {
    sentences.push(say('we only answered in {days}', '{days}内我方只有答复', '{days}內我方只有回覆', { days: windowDays }));
  }
  const confidence = Math.min(0.95, 0.5 + 0.08 * recent.length) * (isYoung ? 0.7 : 1);
  return {
    type,
    confidence: Math.round(confidence * 100) / 100,
    sentences,
    touchpointIds: witnesses.map((episode) => episode.touchpoint.id),
  };
}

function asksHowThingsAre(episode: Episode, lastDeliveryOn: string | undefined): boolean {
  if (askingAspects.has(episode.touchpoint.aspect)) return true;
  if (lastDeliveryOn === undefined) return false;
  const since = episode.day - toDay(lastDeliveryOn);
  return since > 0 && since <= afterDeliveryDays;
}
