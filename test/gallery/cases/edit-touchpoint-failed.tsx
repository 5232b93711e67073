/** An edit that could not be kept: the sheet stays, with the reason. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const card = huaxingCard();

export default sidebarCase(
  {
    screen: {
      kind: 'customer',
      card: {
        ...card,
        touchpoints: card.touchpoints.map((entry) => ({ ...entry, touchpoint: { ...entry.touchpoint, staffId: 'chen' } })),
      },
    },
    chips: [chips.huaxing],
    selectedChip: chips.huaxing.key,
  },
  {
    callbacks: { saveTouchpoint: async () => 'disk-full' },
    use: (root) => {
      root.querySelector<HTMLElement>('li [class*=edit]')?.click();
      requestAnimationFrame(() => root.querySelector<HTMLElement>('dialog button[type=submit]')?.click());
    },
  },
);
