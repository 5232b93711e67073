/** The list that the tab in front shows -> who is on it, asked of the background again whenever something has changed. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { ShukeDatabase } from '../cache/db.ts';
import type { ListReading } from '../messages/contract.ts';
import { sendRequest } from '../messages/send.ts';
import { createLiveSignal } from '../platform/live-signal.ts';
import type { ActivePage } from './active-page.ts';

export interface FollowListOptions {
  readonly database: ShukeDatabase;
  readonly active: ReadonlySignal<ActivePage | undefined>;
  /** Rules look at days, so a new day is a new question. */
  readonly today: () => string;
  readonly stop: AbortSignal;
}

/** Undefined unless the answer is about what the tab shows now. */
export function followList({ database, active, today, stop }: FollowListOptions): ReadonlySignal<ListReading | undefined> {
  const shown = computed(() => (active.value?.page?.lead.view === 'list' ? active.value : undefined));
  // Compared as a value: the clock ticks far more often than a day begins.
  const day = computed(today);
  const live = createLiveSignal(
    () => ({ tabId: shown.value?.tabId, day: day.value }),
    async ({ tabId }) => {
      if (tabId === undefined) return null;
      // Read for the live query's sake: what was logged or decided since changes the answer.
      await Promise.all([database.touchpoints.count(), database.decisions.count(), database.changed.count()]);
      return sendRequest('readList', { tabId });
    },
    stop,
    { keepsOldValue: true },
  );
  return computed(() => {
    const list = live.value.state === 'loaded' ? live.value.value : null;
    const page = shown.value;
    return list && page && list.tabId === page.tabId && list.lockKey === page.page?.lockKey ? list : undefined;
  });
}
