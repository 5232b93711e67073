/** The customer goes by another name: typed once, recognised from then on. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'customer', card: huaxingCard() }, chips: [chips.huaxing], selectedChip: chips.huaxing.key },
  {
    use: (root) => {
      const buttons = [...root.querySelectorAll<HTMLElement>('article header button')];
      buttons.find((button) => button.getAttribute('aria-haspopup') === null)?.click();
    },
  },
);
