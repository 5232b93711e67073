/** A list of messages as the panel shows it: who of ours is on it. */
import type { ListCustomer, ListScreen } from '../../components/sidebar-view.ts';
import { actions } from './sample-day.ts';

const unlogged = (...names: readonly string[]): ListCustomer['rows'] => names.map((identity) => ({ identity }));

/** Of the sample day: due, coming up, and one with nothing to do. */
export const listCustomers: readonly ListCustomer[] = [
  ...actions.map(
    ({ customerId, name, tier, action }, place): ListCustomer => ({
      customerId,
      name,
      tier,
      action,
      ownerId: 'chen',
      lastTouchpointAt: '2026-11-12T06:20:00Z',
      rows:
        place === 1
          ? [{ identity: 'm1', loggedBefore: { staffId: 'chen', loggedAt: '2026-11-19T06:20:00Z' } }, { identity: 'm2' }]
          : place === 2
            ? [{ identity: 'm3', loggedBefore: { staffId: 'mei', loggedAt: '2026-11-19T06:20:00Z' } }]
            : unlogged(`n${place}`),
    }),
  ),
  { customerId: 'c-boyuan', name: '博远物流', tier: 'BZ', ownerId: 'mei', rows: unlogged('m5', 'm6') },
];

/** The inbox of the sample day. */
export function anInbox(given: Partial<ListScreen> = {}): ListScreen {
  return {
    kind: 'list',
    binding: { tabId: 7, lockKey: 'inbox' },
    customers: listCustomers,
    unclearCount: 0,
    log: { kind: 'ready' },
    ...given,
  };
}
