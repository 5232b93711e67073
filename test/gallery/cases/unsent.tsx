/** Touchpoints that wait for the backend, and one that it will never accept. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const card = huaxingCard();

export default sidebarCase({
  screen: {
    kind: 'customer',
    card: {
      ...card,
      touchpoints: card.touchpoints.map((entry, index) => ({
        ...entry,
        sending: index === 0 ? 'pending' : index === 2 ? 'refused' : 'sent',
      })),
    },
  },
  notices: [
    {
      kind: 'refused',
      items: [
        {
          id: 't-refused',
          customerName: 'Acme Tooling',
          what: { kind: 'touchpoint', channel: 'call' },
          madeAt: '2026-11-19T03:00:00Z',
          reason: 'unknown-customer',
          detail: 'You have no customer with this id.',
        },
      ],
    },
  ],
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  status: { state: 'idle', syncedAt: '2026-11-20T01:40:00Z', listVersion: 42, unsentCount: 3 },
});
