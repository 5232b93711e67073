/** Episodes -> continuity: with how many of our people the customer has had to deal (domain part 6). */

import type { ContinuityInsight } from '../model/insight.ts';
import { type Facts, staffName } from './facts.ts';
import { listText, say } from './wording.ts';

/** More names than this are counted, not listed. */
const maxListed = 3;
const steadyPeople = 2;

/** Up to two people are steady, up to the playbook's number shared, more scattered. Notes among ourselves do not count. */
export function readContinuity(facts: Facts): ContinuityInsight {
  const window = facts.limit('continuity-window-days');
  const counts = new Map<string, number>();
  for (const episode of facts.episodes) {
    if (episode.age > window || !(episode.isByUs || episode.isByCustomer)) continue;
    for (const staffId of [episode.touchpoint.staffId, ...(episode.touchpoint.alsoBy ?? [])]) {
      counts.set(staffId, (counts.get(staffId) ?? 0) + 1);
    }
  }
  const staffIds = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const isOwnerAmong = counts.has(facts.customer.ownerId);
  const names = listText(staffIds.slice(0, maxListed).map((id) => staffName(facts, id)));
  const count = staffIds.length;
  if (count === 0) {
    return {
      staffIds,
      level: 'unknown',
      isOwnerAmong,
      sentence: say('Nobody of us within a year', '一年内无人对接', '一年內沒有人聯繫過'),
    };
  }
  if (count > facts.limit('continuity-people')) {
    return {
      staffIds,
      level: 'scattered',
      isOwnerAmong,
      sentence: say(
        '{count} of us within a year: too many faces',
        '一年内换了{count}个人对接，过于分散',
        '一年內窗口換了{count}人，太分散',
        { count },
      ),
    };
  }
  return {
    staffIds,
    level: count <= steadyPeople ? 'steady' : 'shared',
    isOwnerAmong,
    sentence:
      count === 1
        ? say('Only {names} within a year', '一年内只与{names}对接', '一年內都由{names}負責聯繫', { names })
        : say('{names} within a year', '一年内与{names}对接', '一年內由{names}負責聯繫', { names }),
  };
}
