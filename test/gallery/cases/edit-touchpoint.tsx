/** A touchpoint logged earlier is corrected: a complaint with a benefit and a sacrifice. */
import type { Touchpoint } from '../../../lib/model/touchpoint.ts';
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const card = huaxingCard();
const [first, ...others] = card.touchpoints;
const touchpoint: Touchpoint | undefined = first && {
  ...first.touchpoint,
  staffId: 'chen',
  sentiment: 'bad',
  issue: { reference: '231', dueOn: '2026-11-27' },
  value: { side: 'benefit', part: 'product' },
  moreValues: [{ side: 'sacrifice', part: 'time', note: '等了三个星期', scope: 'relationship' }],
};

export default sidebarCase(
  {
    screen: {
      kind: 'customer',
      card: { ...card, touchpoints: touchpoint ? [{ touchpoint, sending: 'sent' }, ...others] : others },
    },
    chips: [chips.huaxing],
    selectedChip: chips.huaxing.key,
  },
  { use: (root) => root.querySelector<HTMLElement>('li [class*=edit]')?.click() },
);
