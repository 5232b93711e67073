/** The page showed something else when the button was pressed: nothing was logged. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard({ log: { kind: 'page-moved-on' } }) },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
