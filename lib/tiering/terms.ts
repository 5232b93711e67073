/** Standard terms as sentences need them: measures, types, tiers, aspects, causes, ways. */

import type { RelationshipType, Rung, Tier } from '../model/customer.ts';
import type { ChurnCause, FalseKeyAccountGuard, InternalisationWay, MeasureName } from '../model/insight.ts';
import type { Wording } from '../model/playbook.ts';
import type { Aspect, ValueNote } from '../model/touchpoint.ts';
import { wording } from './wording.ts';

export const measureTerms: Readonly<Record<MeasureName, Wording>> = {
  revenue: wording('revenue', '销售额', '營業額'),
  profit: wording('profit', '利润', '利潤'),
  'high-margin-share': wording('share of high-margin products', '高毛利产品占比', '高毛利產品占比'),
  'order-trend': wording('order trend', '订单趋势', '訂單趨勢'),
  'cost-to-serve': wording('cost to serve', '服务成本', '服務成本'),
  'discount-share': wording('discount', '折扣', '折扣'),
  orders: wording('number of orders', '订单数', '訂單數'),
  'share-of-wallet': wording('share of wallet', '钱包份额', '荷包占有率'),
  'share-of-wallet-before': wording('last year’s share of wallet', '去年的钱包份额', '去年的荷包占有率'),
  'total-demand': wording('total demand', '总需求', '總需求'),
  'repeat-share': wording('repeat purchases', '重复购买率', '回購率'),
  'price-sensitivity': wording('price sensitivity', '价格敏感度', '價格敏感度'),
  'decision-days': wording('time to decide', '决策用时', '決策時間'),
  'brand-attention': wording('attention to our brand', '对我方品牌的关注', '對我方品牌的關注'),
  'competitor-leaning': wording('attitude to competitors', '对竞品的态度', '對競品的態度'),
  'segment-size': wording('size of its segment', '所在细分市场的客户数量', '所屬區隔的客戶數'),
  'segment-margin': wording('margin of its segment', '所在细分市场的边际利润', '所屬區隔的邊際利潤'),
  'growth-potential': wording('growth potential', '增长潜力', '成長潛力'),
  regions: wording('regions it buys in', '采购地区', '採購地區'),
  touchpoints: wording('touchpoints', '往来记录', '往來紀錄'),
  population: wording('comparison with the other customers', '与其他客户的比较', '與其他客戶的比較'),
};

export const typeTerms: Readonly<Record<RelationshipType, Wording>> = {
  basic: wording('basic', '基本型', '基本型'),
  reactive: wording('reactive', '被动型', '被動型'),
  accountable: wording('accountable', '负责型', '負責型'),
  proactive: wording('proactive', '能动型', '能動型'),
  partnership: wording('partnership', '伙伴型', '夥伴型'),
};

export const tierTerms: Readonly<Record<Tier, Wording>> = {
  MVC: wording('MVC', 'MVC（最具价值）', 'MVC（最具價值）'),
  MGC: wording('MGC', 'MGC（最具成长性）', 'MGC（最具成長性）'),
  STANDARD: wording('Standard', '一般客户', '一般客戶'),
  BZ: wording('Below zero', '低于零点', '低於零點'),
};

export const rungTerms: Readonly<Record<Rung, Wording>> = {
  customer: wording('customer', '客户', '客戶'),
  advocate: wording('advocate', '主动型客户', '主動型客戶'),
  partner: wording('partner', '合伙人', '合夥人'),
};

export const guardTerms: Readonly<Record<FalseKeyAccountGuard, Wording>> = {
  'one-off': wording('One-off bulk buyer', '偶然大单', '偶發大單'),
  'volume-only': wording('Volume without profit', '有量无利', '有量無利'),
  squeezer: wording('Squeezer', '扒皮大户', '剝皮大戶'),
};

export const causeTerms: Readonly<Record<ChurnCause, Wording>> = {
  'strategy-shift': wording('Its strategy is changing', '客户战略调整', '客戶策略調整'),
  'supplier-optimisation': wording('Widening its supplier base', '正在扩大供应商', '正在擴大供應商'),
  'unresolved-complaint': wording('Complaint not settled', '投诉未解决', '客訴未解決'),
  'rival-exclusion': wording('A rival is pushing us out', '竞争对手在排挤我们', '對手正在排擠我們'),
  'stronger-rival': wording('A rival has the better offer', '竞争对手报价更优', '對手條件更好'),
};

export const aspectTerms: Readonly<Record<Aspect, Wording>> = {
  contact: wording('contact', '接触', '接觸'),
  liaison: wording('liaison', '联络', '聯絡'),
  exchange: wording('exchange', '交流', '交流'),
  feedback: wording('feedback', '反馈', '回饋'),
  cooperation: wording('cooperation', '合作', '合作'),
  evaluation: wording('evaluation', '评估', '評估'),
  adjustment: wording('adjustment', '调整', '調整'),
  measurement: wording('measurement', '测量统计', '測量統計'),
  'need-discovery': wording('need discovery', '需求挖潜', '需求挖掘'),
  'customer-linking': wording('customer linking', '联动客户', '客戶串連'),
};

export const wayTerms: Readonly<Record<InternalisationWay, Wording>> = {
  shareholding: wording('shareholding', '入股', '入股'),
  membership: wording('membership', '入会', '入會'),
  'joint-production': wording('joint production', '产销一体化', '產銷一體'),
  'part-time-role': wording('part-time role', '聘为兼职', '聘為兼職'),
  experience: wording('experience', '体验营销', '體驗行銷'),
};

export const ledgerPartTerms: Readonly<Record<ValueNote['part'], Wording>> = {
  product: wording('product', '产品', '產品'),
  service: wording('service', '服务', '服務'),
  activities: wording('activities', '活动', '活動'),
  brand: wording('brand', '品牌', '品牌'),
  potential: wording('potential', '潜力', '潛力'),
  money: wording('money', '金钱', '金錢'),
  time: wording('time', '时间', '時間'),
  mind: wording('worry', '精神', '心力'),
  effort: wording('effort', '体力', '體力'),
};
