/** Logged a moment ago: undo counts down, and how it went can be said. */
import { chips, loggedCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: loggedCard(8) },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
