/** What the rep looks at and what is known of it -> what the log button is painted for. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { CustomerFacts } from '../cache/customer-facts.ts';
import { findLoggedMessage } from '../cache/touchpoints.ts';
import type { Live } from '../platform/live-signal.ts';
import type { ActivePage } from './active-page.ts';
import type { Selection } from './build-view.ts';
import type { LogSubject } from './log-state.ts';

export interface LogSubjectSignals {
  readonly active: ReadonlySignal<ActivePage | undefined>;
  readonly selection: ReadonlySignal<Selection>;
  /** Of the customer selected, or still of the one before. */
  readonly customer: ReadonlySignal<Live<CustomerFacts | undefined>>;
  /** Of the open message; undefined when the page does not tell which it is. */
  readonly fingerprint: ReadonlySignal<Live<string | undefined>>;
  readonly viewerId: ReadonlySignal<string | undefined>;
}

/** Undefined unless facts, page and selection are of the same customer: a button is never painted for a mixture. */
export function createLogSubject(signals: LogSubjectSignals): ReadonlySignal<LogSubject | undefined> {
  return computed(() => {
    const selected = signals.selection.value;
    const live = signals.customer.value;
    const facts = live.state === 'loaded' ? live.value : undefined;
    if (selected.kind !== 'customer' || facts?.row.customer.id !== selected.customerId) return undefined;
    const active = signals.active.value;
    const page = selected.isOnPage && active?.page?.lead.message !== undefined ? active.page : undefined;
    if (!page || !active) return { binding: { customerId: selected.customerId }, hasMessage: false };
    const print = signals.fingerprint.value.state === 'loaded' ? signals.fingerprint.value.value : undefined;
    const loggedBefore =
      print === undefined
        ? undefined
        : findLoggedMessage(facts.row.touchpoints, facts.local, print, signals.viewerId.value ?? '');
    return {
      binding: { customerId: selected.customerId, page: { tabId: active.tabId, lockKey: page.lockKey } },
      hasMessage: true,
      ...(loggedBefore ? { loggedBefore } : {}),
    };
  });
}
