/** The customer asked not to be contacted: nobody should. */
import { acmeCard, chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: {
    kind: 'customer',
    card: acmeCard({
      suggestion: {
        runnersUp: [],
        trace: [],
        heldBack: {
          until: '2026-12-01',
          sentence: {
            en: 'They asked for no contact before 1 December.',
            zh_CN: '客户请我们 12 月 1 日前不要联系。',
            zh_TW: '客戶請我們 12 月 1 日前不要聯絡。',
          },
        },
      },
    }),
  },
  chips: [chips.acme],
  selectedChip: chips.acme.key,
});
