/** The time of an action is over: one question, above the next step. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: {
    kind: 'customer',
    card: huaxingCard({
      followUp: {
        taken: {
          id: '6d1f9f5a-6c5d-4f0e-9a0a-4a2f5f0c8a11',
          customerId: 'huaxing',
          ruleId: 'win-back-wallet',
          playbookVersion: 3,
          decidedAt: '2026-11-05T02:00:00Z',
          kind: 'taken',
          followUpOn: '2026-11-19',
        },
        question: {
          en: 'Did it come true: Li Wei says what would bring the orders back?',
          zh_CN: '是否达到：李薇说明怎样才会把订单给回我们？',
          zh_TW: '是否達成：李薇說明怎樣才會把訂單給回我們？',
        },
      },
    }),
  },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
