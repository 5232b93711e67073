/** What stands on the card long enough to be seen is noted, once a day. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SidebarView } from '../../components/sidebar-view.ts';
import { followShownActions } from '../../lib/panel/follow-shown-actions.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aCardOf(customerId: string, ruleId = 'settle-complaint', day = '2026-11-20'): SidebarView {
  const card = { customer: { id: customerId }, suggestion: { action: { ruleId } } };
  return { now: `${day}T08:00:00Z`, screen: { kind: 'customer', card } } as unknown as SidebarView;
}

function aPanel(first: SidebarView) {
  const view = signal(first);
  const stop = new AbortController();
  const noted: string[] = [];
  followShownActions(view, (customerId, { ruleId }) => noted.push(`${customerId} ${ruleId}`), stop.signal);
  return { view, stop, noted };
}

test('an action is noted when it has stood there for a second, however often the card is drawn again', () => {
  const { view, noted } = aPanel(aCardOf('c-1'));
  vi.advanceTimersByTime(600);
  view.value = aCardOf('c-1');
  vi.advanceTimersByTime(399);
  expect(noted).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(noted).toEqual(['c-1 settle-complaint']);
});

test('a card that flashes past is not noted', () => {
  const { view, noted } = aPanel(aCardOf('c-1'));
  vi.advanceTimersByTime(999);
  view.value = aCardOf('c-2');
  vi.advanceTimersByTime(999);
  view.value = { now: '2026-11-20T08:00:00Z', screen: { kind: 'today' } } as unknown as SidebarView;
  vi.advanceTimersByTime(10_000);
  expect(noted).toEqual([]);
});

test('an action that is answered sooner was seen', () => {
  const { view, noted } = aPanel(aCardOf('c-1'));
  vi.advanceTimersByTime(300);
  view.value = aCardOf('c-1', 'ask-referral');
  expect(noted).toEqual(['c-1 settle-complaint']);
  vi.advanceTimersByTime(300);
  view.value = { now: view.value.now, screen: { kind: 'customer', card: { customer: { id: 'c-1' } } } } as unknown as SidebarView;
  vi.advanceTimersByTime(10_000);
  expect(noted).toEqual(['c-1 settle-complaint', 'c-1 ask-referral']);
});

test('once a day, customer and rule', () => {
  const { view, noted } = aPanel(aCardOf('c-1'));
  for (const next of [
    aCardOf('c-2'),
    aCardOf('c-1'),
    aCardOf('c-1', 'ask-referral'),
    aCardOf('c-1', 'ask-referral', '2026-11-22'),
  ]) {
    vi.advanceTimersByTime(1000);
    view.value = next;
  }
  vi.advanceTimersByTime(1000);
  expect(noted).toEqual(['c-1 settle-complaint', 'c-2 settle-complaint', 'c-1 ask-referral', 'c-1 ask-referral']);
});

test('a panel that is closed notes nothing any more', () => {
  const { stop, noted } = aPanel(aCardOf('c-1'));
  stop.abort();
  vi.advanceTimersByTime(10_000);
  expect(noted).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
