/** What stands on the card -> one note a day, customer and rule, for the effects of the playbook. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { SidebarView } from '../../components/sidebar-view.ts';
import type { NextAction } from '../model/next-action.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';

/** As long as a glance: what flashes past was not seen. */
const glanceMs = 1000;

interface Glance {
  readonly key: string;
  readonly customerId: string;
  readonly noteNow: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Calls `note` when an action has been shown for a second, or was answered sooner, that this panel has not noted on that day.
 * Whoever keeps the notes must check again: another panel may have shown the same.
 */
export function followShownActions(
  view: ReadonlySignal<SidebarView>,
  note: (customerId: string, action: NextAction) => void,
  stop: AbortSignal,
): void {
  const noted = new Set<string>();
  let glance: Glance | undefined;
  const end = effect(() => {
    const { screen, now } = view.value;
    const card = screen.kind === 'customer' ? screen.card : undefined;
    const action = card?.suggestion?.action;
    const customerId = card?.customer.id ?? '';
    const key = action && `${dayOf(Date.parse(now), localTimeZone())} ${customerId} ${action.ruleId}`;
    if (key === glance?.key) return;
    clearTimeout(glance?.timer);
    // Another action for the same customer: the rep has answered the one that stood there.
    if (glance?.customerId === customerId) glance.noteNow();
    glance = undefined;
    if (key === undefined || action === undefined || noted.has(key)) return;
    const noteNow = (): void => {
      if (noted.has(key)) return;
      noted.add(key);
      note(customerId, action);
    };
    glance = { key, customerId, noteNow, timer: setTimeout(noteNow, glanceMs) };
  });
  stop.addEventListener('abort', () => {
    end();
    clearTimeout(glance?.timer);
  });
}
