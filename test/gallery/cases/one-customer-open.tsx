/** Everything on the card is unfolded. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'customer', card: huaxingCard() }, chips: [chips.huaxing], selectedChip: chips.huaxing.key },
  {
    use: (root) => {
      for (const details of root.querySelectorAll('details')) details.open = true;
      for (const button of root.querySelectorAll<HTMLElement>('button[aria-controls][aria-expanded=false]')) button.click();
    },
  },
);
