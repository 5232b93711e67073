/** Two customers have a contact of this name and the page gives no other clue. */
import { chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: {
    kind: 'choice',
    key: '王伟',
    surface: '王伟',
    options: [
      {
        customerId: 'c-yuanhang',
        name: '远航船务有限公司',
        tier: 'MVC',
        evidence: 'contact-name',
        contact: { id: 'p-1', name: '王伟', role: '采购总监', email: 'wangwei@yuanhang.example' },
        lastTouchpointAt: '2026-11-02T03:00:00Z',
      },
      {
        customerId: 'c-qinghe',
        name: '青禾食品',
        tier: 'STANDARD',
        evidence: 'contact-name',
        contact: { id: 'p-2', name: '王伟', role: '仓库主管' },
        lastTouchpointAt: '2026-06-12T03:00:00Z',
      },
    ],
  },
  chips: [chips.wangwei, chips.huaxing],
  selectedChip: chips.wangwei.key,
});
