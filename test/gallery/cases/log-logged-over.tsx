/** Logged, undo is over; it went well. */
import { chips, loggedCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: loggedCard(0, { sentiment: 'good' }) },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
