/** Below zero, rated for the first time, never in touch, nothing on the page to log. */
import { aCard, acme } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const { keyAccountScope: _scope, since: _since, measures: _measures, lastDeliveryOn: _delivery, ...plain } = acme;

export default sidebarCase({
  screen: {
    kind: 'customer',
    card: aCard(
      {
        ...plain,
        tier: 'BZ',
        ownerId: 'mei',
        relationshipType: 'basic',
        lastTierChange: { to: 'BZ', listVersion: 42, at: '2026-11-18T08:30:00Z', by: 'zhang' },
      },
      [],
      { log: { kind: 'no-message', binding: { customerId: 'c-acme' } } },
    ),
  },
});
