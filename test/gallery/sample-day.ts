/** A day of the rep: what is due, whom he dealt with, what a list moved. */
import type { TodayItem, TodayScreen } from '../../components/sidebar-view.ts';
import type { NextAction } from '../../lib/model/next-action.ts';
import type { Wording } from '../../lib/model/playbook.ts';
import { acmeCard, huaxingCard } from './sample-company.ts';

const pattern = huaxingCard().suggestion?.action ?? acmeCard().suggestion?.action;

function anItem(customerId: string, name: string, tier: TodayItem['tier'], dueOn: string, title: Wording): TodayItem {
  if (pattern === undefined) throw new Error('the sample customers have no next action to build on');
  const action: NextAction = { ...pattern, title, dueOn };
  return { customerId, name, tier, action };
}

export const actions: readonly TodayItem[] = [
  anItem('c-yuanhang', '远航船务', 'MVC', '2026-11-17', {
    en: 'Quarterly review: ask their general manager to join',
    zh_CN: '季度回顾：请对方总经理一同参加',
    zh_TW: '季度回顧：請對方總經理一同參加',
  }),
  anItem('c-huaxing', '华星科技', 'MVC', '2026-11-20', {
    en: 'Call 李薇 and settle complaint 231',
    zh_CN: '打电话给李薇，处理 231 号投诉',
    zh_TW: '打電話給李薇，處理 231 號客訴',
  }),
  anItem('c-acme', 'Acme Tooling', 'MGC', '2026-11-22', {
    en: 'Ask Jörg whether the new clamps hold up as promised',
    zh_CN: '询问 Jörg 新夹具使用情况',
    zh_TW: '詢問 Jörg 新夾具使用情況',
  }),
  anItem('c-qinghe', '青禾食品', 'STANDARD', '2026-11-25', {
    en: 'Invite to the membership plan, try the new samples',
    zh_CN: '邀请加入会员计划，试用新样品',
    zh_TW: '邀請加入會員計畫，試用新樣品',
  }),
];

export const recent: TodayScreen['recent'] = [
  { customerId: 'c-huaxing', name: '华星科技', tier: 'MVC', lastTouchpointAt: '2026-11-20T01:00:00Z' },
  { customerId: 'c-boyuan', name: '博远物流', tier: 'BZ', lastTouchpointAt: '2026-11-19T07:00:00Z' },
  { customerId: 'c-kestrel', name: 'Kestrel Instruments Ltd', tier: 'MGC' },
];

export const listMove: NonNullable<TodayScreen['listMove']> = {
  listVersion: 42,
  publishedAt: '2026-11-18T08:30:00Z',
  publishedBy: 'zhang',
  note: '第四季度复核',
  moves: [
    { customerId: 'c-huaxing', name: '华星科技', from: 'MGC', to: 'MVC' },
    { customerId: 'c-kestrel', name: 'Kestrel Instruments Ltd', from: 'STANDARD', to: 'MGC' },
    { customerId: 'c-boyuan', name: '博远物流', from: 'STANDARD', to: 'BZ' },
  ],
};
