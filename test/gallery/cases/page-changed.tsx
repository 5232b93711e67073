/** The site was redesigned overnight: its adapter no longer fits, and the page was read by its form. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  pageStep: 'text',
  changedSite: 'Outlook',
});
