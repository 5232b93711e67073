/** What happens between a maker of workholding and its customers, as a rep would note it, in the customer's language. */
import type { Language } from '../../lib/model/customer.ts';
import type { NewTouchpoint, ValueNote } from '../../lib/model/touchpoint.ts';

/** `{product}` and `{number}` are filled in. */
export interface Episode extends Pick<NewTouchpoint, 'channel' | 'aspect' | 'direction'> {
  readonly subject: string;
  readonly note?: string;
  readonly sentiment?: 'good' | 'neutral' | 'bad';
  readonly value?: ValueNote;
}

export const productsBy: Record<Language, readonly string[]> = {
  en: ['zero-point plates', 'pneumatic clamps', 'linear guides', 'servo press', 'quick-change jaws', 'hydraulic vices'],
  zh_CN: ['零点定位板', '气动夹具', '直线导轨', '伺服压机', '快换卡爪', '液压虎钳'],
  zh_TW: ['零點定位板', '氣動夾具', '線性滑軌', '伺服壓機', '快換夾爪', '油壓虎鉗'],
};

/** Names of rivals are as invented as those of customers. */
export const competitors = ['Grippenfels', '锐擎夹具', 'Tenax Norr', '捷固精工'] as const;

const good = 'good';
const neutral = 'neutral';

export const episodesBy: Record<Language, readonly Episode[]> = {
  en: [
    { channel: 'e-mail', aspect: 'contact', direction: 'inbound', subject: 'Enquiry: {product}', sentiment: neutral },
    { channel: 'e-mail', aspect: 'exchange', direction: 'outbound', subject: 'Quote {number} for {product}', sentiment: neutral },
    {
      channel: 'e-mail',
      aspect: 'exchange',
      direction: 'inbound',
      subject: 'Re: Quote {number}',
      note: 'Wants two price steps.',
    },
    { channel: 'call', aspect: 'liaison', direction: 'outbound', subject: 'Confirmed delivery date and dock', sentiment: good },
    { channel: 'e-mail', aspect: 'cooperation', direction: 'inbound', subject: 'Purchase order {number}', sentiment: good },
    { channel: 'e-mail', aspect: 'liaison', direction: 'outbound', subject: 'Delivery note {number}' },
    {
      channel: 'call',
      aspect: 'feedback',
      direction: 'outbound',
      subject: 'How do the {product} hold up?',
      sentiment: good,
      note: 'Cycle time down, operators happy.',
      value: { side: 'benefit', part: 'product', note: 'shorter set-up' },
    },
    {
      channel: 'visit',
      aspect: 'need-discovery',
      direction: 'mutual',
      subject: 'Walked the new line',
      note: 'Third shift starts in spring.',
      sentiment: good,
    },
    { channel: 'meeting', aspect: 'evaluation', direction: 'mutual', subject: 'Quarterly review', sentiment: good },
    {
      channel: 'e-mail',
      aspect: 'feedback',
      direction: 'inbound',
      subject: 'Invoice {number}: wrong address',
      sentiment: 'bad',
      value: { side: 'sacrifice', part: 'effort', note: 'two corrections' },
    },
    { channel: 'event', aspect: 'contact', direction: 'mutual', subject: 'Met at the trade fair', sentiment: good },
    { channel: 'chat', aspect: 'liaison', direction: 'inbound', subject: 'Where is my parcel?', sentiment: neutral },
    {
      channel: 'e-mail',
      aspect: 'adjustment',
      direction: 'outbound',
      subject: 'Changed packing as agreed',
      sentiment: good,
      value: { side: 'benefit', part: 'service' },
    },
    {
      channel: 'call',
      aspect: 'measurement',
      direction: 'outbound',
      subject: 'Satisfaction call',
      note: '8 of 10; waits too long for drawings.',
      value: { side: 'sacrifice', part: 'time', note: 'waits for drawings' },
    },
    {
      channel: 'e-mail',
      aspect: 'customer-linking',
      direction: 'inbound',
      subject: 'Recommended us to a sister plant',
      sentiment: good,
    },
    { channel: 'note', aspect: 'need-discovery', direction: 'mutual', subject: 'Budget round closes at the end of the month' },
  ],
  zh_CN: [
    { channel: 'e-mail', aspect: 'contact', direction: 'inbound', subject: '询价：{product}', sentiment: neutral },
    { channel: 'e-mail', aspect: 'exchange', direction: 'outbound', subject: '{product}报价单 {number}', sentiment: neutral },
    {
      channel: 'e-mail',
      aspect: 'exchange',
      direction: 'inbound',
      subject: '回复：报价单 {number}',
      note: '希望按数量分两档报价。',
    },
    { channel: 'call', aspect: 'liaison', direction: 'outbound', subject: '确认交期和卸货口', sentiment: good },
    { channel: 'e-mail', aspect: 'cooperation', direction: 'inbound', subject: '采购订单 {number}', sentiment: good },
    { channel: 'e-mail', aspect: 'liaison', direction: 'outbound', subject: '发货通知 {number}' },
    {
      channel: 'call',
      aspect: 'feedback',
      direction: 'outbound',
      subject: '回访：{product}用得怎么样',
      sentiment: good,
      note: '换型时间缩短，操作工反映好。',
      value: { side: 'benefit', part: 'product', note: '换型更快' },
    },
    {
      channel: 'visit',
      aspect: 'need-discovery',
      direction: 'mutual',
      subject: '现场拜访，看了新产线',
      note: '明年春天要开第三班。',
      sentiment: good,
    },
    { channel: 'meeting', aspect: 'evaluation', direction: 'mutual', subject: '季度回顾会', sentiment: good },
    {
      channel: 'e-mail',
      aspect: 'feedback',
      direction: 'inbound',
      subject: '发票 {number} 抬头有误',
      sentiment: 'bad',
      value: { side: 'sacrifice', part: 'effort', note: '来回改了两次' },
    },
    { channel: 'event', aspect: 'contact', direction: 'mutual', subject: '展会见面', sentiment: good },
    { channel: 'chat', aspect: 'liaison', direction: 'inbound', subject: '微信问到货时间', sentiment: neutral },
    {
      channel: 'e-mail',
      aspect: 'adjustment',
      direction: 'outbound',
      subject: '包装已按约定调整',
      sentiment: good,
      value: { side: 'benefit', part: 'service' },
    },
    {
      channel: 'call',
      aspect: 'measurement',
      direction: 'outbound',
      subject: '满意度回访',
      note: '打 8 分，等图纸太久。',
      value: { side: 'sacrifice', part: 'time', note: '等图纸' },
    },
    { channel: 'e-mail', aspect: 'customer-linking', direction: 'inbound', subject: '把我们推荐给了兄弟工厂', sentiment: good },
    { channel: 'note', aspect: 'need-discovery', direction: 'mutual', subject: '月底定明年设备预算' },
  ],
  zh_TW: [
    { channel: 'e-mail', aspect: 'contact', direction: 'inbound', subject: '詢價：{product}', sentiment: neutral },
    { channel: 'e-mail', aspect: 'exchange', direction: 'outbound', subject: '{product}報價單 {number}', sentiment: neutral },
    {
      channel: 'e-mail',
      aspect: 'exchange',
      direction: 'inbound',
      subject: '回覆：報價單 {number}',
      note: '希望依數量分兩階報價。',
    },
    { channel: 'call', aspect: 'liaison', direction: 'outbound', subject: '確認交期與卸貨碼頭', sentiment: good },
    { channel: 'e-mail', aspect: 'cooperation', direction: 'inbound', subject: '採購單 {number}', sentiment: good },
    { channel: 'e-mail', aspect: 'liaison', direction: 'outbound', subject: '出貨通知 {number}' },
    {
      channel: 'call',
      aspect: 'feedback',
      direction: 'outbound',
      subject: '回訪：{product}使用狀況',
      sentiment: good,
      note: '換線時間縮短，現場反應好。',
      value: { side: 'benefit', part: 'product', note: '換線更快' },
    },
    {
      channel: 'visit',
      aspect: 'need-discovery',
      direction: 'mutual',
      subject: '到廠拜訪，看了新產線',
      note: '明年春天要開第三班。',
      sentiment: good,
    },
    { channel: 'meeting', aspect: 'evaluation', direction: 'mutual', subject: '季度檢討會議', sentiment: good },
    {
      channel: 'e-mail',
      aspect: 'feedback',
      direction: 'inbound',
      subject: '發票 {number} 抬頭有誤',
      sentiment: 'bad',
      value: { side: 'sacrifice', part: 'effort', note: '來回改了兩次' },
    },
    { channel: 'chat', aspect: 'liaison', direction: 'inbound', subject: 'LINE 詢問到貨時間', sentiment: neutral },
    {
      channel: 'e-mail',
      aspect: 'adjustment',
      direction: 'outbound',
      subject: '包裝已依約定調整',
      sentiment: good,
      value: { side: 'benefit', part: 'service' },
    },
    {
      channel: 'call',
      aspect: 'measurement',
      direction: 'outbound',
      subject: '滿意度回訪',
      note: '8 分，等圖面太久。',
      value: { side: 'sacrifice', part: 'time', note: '等圖面' },
    },
    { channel: 'e-mail', aspect: 'customer-linking', direction: 'inbound', subject: '把我們介紹給關係企業', sentiment: good },
  ],
};
