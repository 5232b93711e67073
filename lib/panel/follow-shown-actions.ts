/** What stands on the card -> one note a day, customer and rule, for the effects of the playbook. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { SidebarView } from '../../components/sidebar-view.ts';
import type { NextAction } from '../model/next-action.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';

/**
 * Calls `note` when an action is shown that this panel has not noted on that day. Whoever keeps the notes must check
 * again: another panel may have shown the same.
 */
export function followShownActions(
  view: ReadonlySignal<SidebarView>,
  note: (customerId: string, action: NextAction) => void,
  stop: AbortSignal,
): void {
  const noted = new Set<string>();
  const end = effect(() => {
    const { screen, now } = view.value;
    const action = screen.kind === 'customer' ? screen.card.suggestion?.action : undefined;
    if (screen.kind !== 'customer' || action === undefined) return;
    const customerId = screen.card.customer.id;
    const key = `${dayOf(Date.parse(now), localTimeZone())} ${customerId} ${action.ruleId}`;
    if (noted.has(key)) return;
    noted.add(key);
    note(customerId, action);
  });
  stop.addEventListener('abort', end);
}
