/** The page was not understood; only its text was read. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  pageStep: 'text',
});
