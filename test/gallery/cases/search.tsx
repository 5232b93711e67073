/** Search by pinyin initials. */
import { actions, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'today', because: 'asked', actions, dueCount: 2, recent },
  search: {
    query: 'hxkj',
    results: [
      { customerId: 'c-huaxing', name: '华星科技股份有限公司', tier: 'MVC' },
      { customerId: 'c-hexin', name: '和信跨境电子商务有限公司', tier: 'STANDARD', matched: '和信跨境' },
      { customerId: 'c-hongxu', name: '鸿旭矿机', tier: 'BZ', matched: '何晓坤 · hexk@hongxu.example' },
    ],
  },
});
