/** Nothing to do now, and nothing wrong. */
import { aCard, acme, aTouchpoint, chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const card = aCard({ ...acme, tier: 'STANDARD' }, [
  aTouchpoint({
    customerId: 'c-acme',
    happenedAt: '2026-11-19T08:00:00Z',
    subject: 'Clamps, first week',
    contactId: 'p-joerg',
    sentiment: 'good',
  }),
]);

export default sidebarCase({
  screen: { kind: 'customer', card: { ...card, suggestion: { runnersUp: [], trace: [] } } },
  chips: [chips.acme],
  selectedChip: chips.acme.key,
});
