/** What the backend did not accept, with reasons: a touchpoint, an edit, a decision. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: { kind: 'customer', card: huaxingCard() },
    chips: [chips.huaxing],
    selectedChip: chips.huaxing.key,
    notices: [
      {
        kind: 'refused',
        items: [
          {
            id: 't-edit',
            customerName: '华星科技',
            what: { kind: 'touchpoint', channel: 'e-mail' },
            madeAt: '2026-11-20T01:00:00Z',
            reason: 'not-author',
            detail: 'Only who logged a touchpoint may change it.',
          },
          {
            id: 't-call',
            what: { kind: 'touchpoint', channel: 'call' },
            madeAt: '2026-11-19T03:00:00Z',
            reason: 'invalid',
            detail: 'touchpoints.0.subject: at most 300 characters',
          },
          {
            id: 'd-taken',
            customerName: 'Acme Tooling',
            what: { kind: 'decision', decision: 'taken' },
            madeAt: '2026-11-18T03:00:00Z',
            reason: 'unknown-customer',
            detail: 'You have no customer with this id.',
          },
        ],
      },
    ],
  },
  { use: (root) => root.querySelector<HTMLElement>('main li button[aria-expanded]')?.click() },
);
