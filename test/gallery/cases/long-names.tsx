/** Names, addresses and subjects at their longest. */
import { aCard, aTouchpoint, huaxing } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const name = '内蒙古呼伦贝尔华星精密机械设备制造进出口贸易集团股份有限公司（海拉尔分公司）';

export default sidebarCase({
  screen: {
    kind: 'customer',
    card: aCard(
      { ...huaxing, legalName: name, aliases: [name] },
      [
        aTouchpoint({
          happenedAt: '2026-11-19T06:20:00Z',
          subject:
            'Re: Fwd: Re: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, Angebot 2026/4471-B',
          alsoBy: ['mei', 'zhao'],
        }),
      ],
      {
        match: {
          evidence: 'contact-address',
          surface: 'international-procurement-department.asia-pacific@mail.huaxing-precision-machinery.example',
          role: 'sender',
          contactName: 'Maximiliane Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst',
          moreCount: 14,
        },
      },
    ),
  },
  chips: [
    { key: 'a', kind: 'customer', label: name, tier: 'MVC' },
    { key: 'b', kind: 'customer', label: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', tier: 'BZ' },
    { key: 'c', kind: 'choice', label: 'Maximiliane Freifrau von und zu Hohenlohe' },
  ],
  selectedChip: 'a',
});
