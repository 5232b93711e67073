/** Three on the page, one of them undecided and one unknown; the second is shown. */
import { acmeCard, chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: acmeCard() },
  chips: [chips.huaxing, chips.acme, chips.wangwei, chips.unknown],
  selectedChip: chips.acme.key,
});
