/** Episodes -> which of the ten aspects of the relationship are lively, and which sleep (domain part 5). */

import type { AspectState } from '../model/insight.ts';
import type { Wording } from '../model/playbook.ts';
import { type Aspect, aspectSchema } from '../model/touchpoint.ts';
import { toDate } from './calendar.ts';
import type { Facts } from './facts.ts';
import { aspectTerms } from './terms.ts';
import { listText, say } from './wording.ts';

const aspectOrder: readonly Aspect[] = aspectSchema.options;

/** All ten, in the order of the theory. */
export function readAspects(facts: Facts): AspectState[] {
  const lively = facts.limit('lively-days');
  const asleep = facts.limit('asleep-days');
  const window = facts.limit('aspect-window-days');
  const newest = new Map<Aspect, { age: number; day: number; count: number }>();
  for (const episode of facts.episodes) {
    const { aspect } = episode.touchpoint;
    const known = newest.get(aspect);
    const isCounted = episode.age <= window ? 1 : 0;
    if (known === undefined) newest.set(aspect, { age: episode.age, day: episode.day, count: isCounted });
    else known.count += isCounted;
  }
  return aspectOrder.map((aspect) => {
    const last = newest.get(aspect);
    const name = aspectTerms[aspect];
    if (last === undefined) return { aspect, name, state: 'never', count: 0 };
    const state = last.age <= lively ? 'lively' : last.age > asleep ? 'asleep' : 'quiet';
    return { aspect, name, state, lastOn: toDate(last.day), count: last.count };
  });
}

/** One line: what is lively, what sleeps. Aspects that never were are no sleepers. */
export function sumUpAspects(aspects: readonly AspectState[]): Wording {
  const namesOf = (state: AspectState['state']): Wording[] =>
    aspects.filter((aspect) => aspect.state === state).map(({ name }) => name);
  const lively = namesOf('lively');
  const asleep = namesOf('asleep');
  if (lively.length === 0 && asleep.length === 0)
    return say('Nothing lively, nothing asleep', '没有活跃或沉睡的方面', '沒有活躍或沉睡的面向');
  if (asleep.length === 0) return say('Lively: {lively}', '活跃：{lively}', '活躍：{lively}', { lively: listText(lively) });
  if (lively.length === 0) return say('Asleep: {asleep}', '沉睡：{asleep}', '沉睡：{asleep}', { asleep: listText(asleep) });
  return say('Asleep: {asleep}; lively: {lively}', '沉睡：{asleep}；活跃：{lively}', '沉睡：{asleep}；活躍：{lively}', {
    asleep: listText(asleep),
    lively: listText(lively),
  });
}
