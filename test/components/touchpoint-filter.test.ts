/** What the rep picks out of the timeline. */
import { expect, test } from 'vitest';
import { facetsOf, filterTouchpoints, findOpen } from '../../components/card/touchpoint-filter.ts';
import type { CardTouchpoint } from '../../components/sidebar-view.ts';
import { aTouchpoint, huaxingTouchpoints } from '../gallery/sample-company.ts';

const shown = (touchpoints: readonly CardTouchpoint['touchpoint'][]): CardTouchpoint[] =>
  touchpoints.map((touchpoint) => ({ touchpoint, sending: 'sent' }));
const all = shown(huaxingTouchpoints);

test('everybody of ours who took part is counted, also who only joined in', () => {
  expect(facetsOf(all).staff.map(({ key, count }) => [key, count])).toEqual([
    ['chen', 13],
    ['zhao', 1],
  ]);
});

test('filters narrow together, and none shows everything in its order', () => {
  expect(filterTouchpoints(all, {})).toEqual(all);
  expect(filterTouchpoints(all, { staffId: 'zhao' }).map(({ touchpoint }) => touchpoint.channel)).toEqual(['visit']);
  expect(filterTouchpoints(all, { staffId: 'zhao', channel: 'e-mail' })).toEqual([]);
  const { channels, aspects } = facetsOf(all);
  for (const { key, count } of channels) expect(filterTouchpoints(all, { channel: key })).toHaveLength(count);
  for (const { key, count } of aspects) expect(filterTouchpoints(all, { aspect: key })).toHaveLength(count);
});

test('an open complaint is found until it is resolved, or a later note settles it', () => {
  const open = huaxingTouchpoints.find(({ issue }) => issue !== undefined);
  if (!open) throw new Error('the sample has a complaint');
  expect([...findOpen(all)]).toEqual([open.id]);
  const note = aTouchpoint({ happenedAt: '2026-11-19T00:00:00Z', channel: 'note', settles: open.id });
  expect(findOpen([...all, ...shown([note])]).size).toBe(0);
  const resolved = { ...open, issue: { ...open.issue, resolvedOn: '2026-11-19' } };
  expect(findOpen(shown([resolved])).size).toBe(0);
  expect(filterTouchpoints(all, { isOpen: true }).map(({ touchpoint }) => touchpoint.id)).toEqual([open.id]);
});
