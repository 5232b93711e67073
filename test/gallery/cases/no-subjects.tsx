/** The rep keeps no subject lines: the rows tell aspect and people. */
import { chips, huaxing, huaxingCard, huaxingTouchpoints } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const card = huaxingCard();

export default sidebarCase({
  screen: {
    kind: 'customer',
    card: {
      ...card,
      customer: { ...huaxing, relationshipType: 'partnership' },
      touchpoints: huaxingTouchpoints.map(({ subject: _subject, note: _note, ...touchpoint }) => ({
        touchpoint,
        sending: 'sent',
      })),
    },
  },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
