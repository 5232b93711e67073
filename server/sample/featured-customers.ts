/** Customers with a story: one for every situation that the product has an answer to. All names are invented. */
import type { Contact, Customer, Measures } from '../../lib/model/customer.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import type { Calendar } from './calendar.ts';

/** One line of a story; the contact is named by its place in the customer's list, 0 when absent. */
export interface StoryLine extends Pick<Touchpoint, 'channel' | 'aspect' | 'direction' | 'subject'> {
  readonly daysAgo: number;
  readonly hour?: number;
  readonly by?: string;
  readonly contact?: number;
  readonly more?: Partial<Pick<Touchpoint, 'note' | 'sentiment' | 'value' | 'issue' | 'competitor' | 'alsoBy' | 'carriedOut'>>;
}

export interface Story {
  readonly customer: Customer;
  readonly lines: readonly StoryLine[];
}

/** Staff and teams of the sample company. */
export const chenChen = 's-chenchen';
export const zhaoMin = 's-zhaomin';
export const mei = 's-mei';
export const zhangWenhao = 's-zhang';
export const chinaTeam = 't-china';
export const worldTeam = 't-world';

type Draft = Pick<Customer, 'legalName' | 'tier' | 'relationshipType'> &
  Partial<Omit<Customer, 'contacts'>> & { contacts?: readonly Omit<Contact, 'id'>[] };

/** Fills in what most customers have in common. */
export function aStory(id: string, draft: Draft, lines: readonly StoryLine[] = []): Story {
  const { contacts = [], ...rest } = draft;
  return {
    customer: {
      id,
      kind: 'business',
      aliases: [],
      domains: [],
      language: 'zh_CN',
      ownerId: chenChen,
      teamId: chinaTeam,
      rung: 'customer',
      ...rest,
      contacts: contacts.map((contact, i) => ({ id: `${id}-p${i + 1}`, ...contact })),
    },
    lines,
  };
}

/** Eight quarters from plain rows of figures. A list that ends early repeats its last value. */
export function quarters(
  calendar: Calendar,
  revenue: readonly number[],
  rest: {
    profit?: readonly number[];
    margin?: number;
    highMargin?: number;
    cost?: number;
    discount?: number;
    orders?: readonly number[];
  },
): Measures {
  const at = (list: readonly number[], i: number) => list[Math.min(i, list.length - 1)] ?? 0;
  return {
    periods: calendar.quarterStarts.map((startsOn, i) => ({
      startsOn,
      revenue: at(revenue, i),
      ...(rest.highMargin !== undefined && { highMarginShare: rest.highMargin }),
      ...(rest.cost !== undefined && { costToServe: Math.round(at(revenue, i) * rest.cost) }),
      ...(rest.discount !== undefined && { discountShare: rest.discount }),
      ...(rest.profit && { profit: at(rest.profit, i) }),
      ...(rest.margin !== undefined && { profit: Math.round(at(revenue, i) * rest.margin) }),
      ...(rest.orders && { orders: at(rest.orders, i) }),
    })),
  };
}

/** The customers that a demonstration opens, the main one first. */
export function featuredCustomers(calendar: Calendar): Story[] {
  return [
    aStory(
      'c-0001',
      {
        legalName: '华珩科技股份有限公司',
        aliases: ['华珩科技', '华珩', 'Huaheng Technology', 'HHT'],
        domains: ['huaheng.example', 'huaheng-tech.example'],
        contacts: [
          {
            name: '李薇',
            otherNames: ['Vivian Li'],
            email: 'liwei@huaheng.example',
            phone: '+86 21 5550 2231',
            role: '采购总监',
          },
          { name: '单志刚', email: 'shanzg@huaheng.example', phone: '+86 21 5550 2240', role: '生产总监' },
        ],
        since: '2019-04-08',
        tier: 'MVC',
        keyAccountScope: 'NKA',
        relationshipType: 'accountable',
        lastDeliveryOn: calendar.date(24),
        recordIds: ['https://crm.hengzhun.example/customers/0001'],
        measures: {
          ...quarters(calendar, [4_100_000, 4_250_000, 4_380_000, 4_420_000, 4_350_000, 4_100_000, 3_850_000, 3_620_000], {
            margin: 0.31,
            highMargin: 0.66,
            cost: 0.05,
            discount: 0.06,
            orders: [26, 27, 28, 28, 27, 25, 23, 21],
          }),
          shareOfWallet: 0.46,
          shareOfWalletBefore: 0.64,
          totalDemand: 7_900_000,
          totalDemandBefore: 6_800_000,
          repeatShare: 0.88,
          priceSensitivity: 0.35,
          priceSensitivityBefore: 0.3,
          decisionDays: 9,
          brandAttention: 0.8,
          competitorLeaning: 0.25,
          countries: 1,
          regions: 6,
          segmentSize: 'medium',
          segmentMargin: 'high',
          growthPotential: 0.2,
        },
      },
      [
        {
          daysAgo: 0,
          hour: 1,
          channel: 'e-mail',
          aspect: 'exchange',
          direction: 'inbound',
          subject: '第四季度报价：请确认交期',
          more: { sentiment: 'neutral' },
        },
        { daysAgo: 8, channel: 'e-mail', aspect: 'exchange', direction: 'outbound', subject: '回复：第四季度报价' },
        {
          daysAgo: 9,
          channel: 'e-mail',
          aspect: 'feedback',
          direction: 'inbound',
          subject: '投诉 231：零点定位板交期延误',
          more: {
            sentiment: 'bad',
            issue: { reference: '231', dueOn: calendar.date(2) },
            value: { side: 'sacrifice', part: 'time', note: '停线两天' },
          },
        },
        {
          daysAgo: 18,
          channel: 'call',
          aspect: 'feedback',
          direction: 'outbound',
          subject: '月度回访，谈到新产线',
          more: { sentiment: 'good', note: '新产线明年三月投产，先要两套样品。' },
        },
        {
          daysAgo: 31,
          channel: 'visit',
          aspect: 'cooperation',
          direction: 'mutual',
          subject: '现场拜访，样品试用',
          contact: 1,
          more: { sentiment: 'good', alsoBy: [zhaoMin], value: { side: 'benefit', part: 'service', note: '当天换好样品' } },
        },
        {
          daysAgo: 52,
          channel: 'call',
          aspect: 'liaison',
          direction: 'outbound',
          subject: '确认样品到货',
          more: { sentiment: 'good' },
        },
        {
          daysAgo: 80,
          channel: 'meeting',
          aspect: 'evaluation',
          direction: 'mutual',
          subject: '季度回顾会',
          more: { sentiment: 'good' },
        },
        {
          daysAgo: 110,
          channel: 'e-mail',
          aspect: 'cooperation',
          direction: 'inbound',
          subject: '采购订单 7712',
          more: { sentiment: 'good' },
        },
        {
          daysAgo: 171,
          channel: 'visit',
          aspect: 'need-discovery',
          direction: 'mutual',
          subject: '走访二号车间',
          contact: 1,
          more: { sentiment: 'good', carriedOut: { ruleId: 'discover-needs', playbookVersion: 1 } },
        },
        {
          daysAgo: 262,
          channel: 'meeting',
          aspect: 'evaluation',
          direction: 'mutual',
          subject: '半年回顾会',
          more: { sentiment: 'good', carriedOut: { ruleId: 'half-year-evaluation', playbookVersion: 1 } },
        },
        {
          daysAgo: 351,
          channel: 'e-mail',
          aspect: 'cooperation',
          direction: 'inbound',
          subject: '采购订单 6604',
          more: { sentiment: 'good' },
        },
        {
          daysAgo: 540,
          channel: 'event',
          aspect: 'customer-linking',
          direction: 'mutual',
          subject: '用户日，介绍同行来参观',
          more: { sentiment: 'good' },
        },
      ],
    ),
    aStory(
      'c-0002',
      {
        legalName: 'Arveno Tooling GmbH',
        aliases: ['Arveno Tooling', 'Arveno', '阿维诺工具'],
        domains: ['arveno-tooling.example'],
        contacts: [
          {
            name: 'Jörg Müller',
            otherNames: ['Joerg Mueller'],
            email: 'joerg.mueller@arveno-tooling.example',
            phone: '+49 30 5550 118',
            role: 'Leiter Einkauf',
          },
          { name: 'Katharina Weißflog', email: 'k.weissflog@arveno-tooling.example', role: 'Fertigungsplanung' },
        ],
        language: 'en',
        ownerId: mei,
        teamId: worldTeam,
        since: calendar.date(255),
        tier: 'MGC',
        keyAccountScope: 'LKA',
        relationshipType: 'accountable',
        lastDeliveryOn: calendar.date(16),
        measures: {
          ...quarters(calendar, [310_000, 330_000, 340_000, 360_000, 375_000, 400_000, 425_000, 450_000], {
            margin: 0.17,
            highMargin: 0.42,
            cost: 0.06,
            discount: 0.07,
            orders: [6, 6, 7, 7, 8, 8, 9, 10],
          }),
          shareOfWallet: 0.35,
          shareOfWalletBefore: 0.28,
          totalDemand: 1_290_000,
          totalDemandBefore: 1_180_000,
          repeatShare: 0.55,
          countries: 1,
          regions: 1,
          segmentSize: 'medium',
          segmentMargin: 'medium',
          growthPotential: 0.4,
        },
      },
      [
        {
          daysAgo: 0,
          hour: 2,
          channel: 'e-mail',
          aspect: 'exchange',
          direction: 'inbound',
          subject: 'Re: clamps, drawing revision C',
        },
        { daysAgo: 15, channel: 'e-mail', aspect: 'liaison', direction: 'outbound', subject: 'Delivery note 8841' },
        {
          daysAgo: 23,
          channel: 'call',
          aspect: 'liaison',
          direction: 'outbound',
          subject: 'Confirmed date and dock',
          more: { sentiment: 'good' },
        },
        { daysAgo: 60, channel: 'e-mail', aspect: 'exchange', direction: 'outbound', subject: 'Quote 5120 for pneumatic clamps' },
        { daysAgo: 122, channel: 'e-mail', aspect: 'contact', direction: 'inbound', subject: 'Enquiry: pneumatic clamps' },
        {
          daysAgo: 280,
          channel: 'meeting',
          aspect: 'cooperation',
          direction: 'mutual',
          subject: 'Trial of the first set agreed',
          more: { sentiment: 'good' },
        },
        {
          daysAgo: 281,
          channel: 'call',
          aspect: 'feedback',
          direction: 'outbound',
          subject: 'First impressions of the sample',
          more: { sentiment: 'good', carriedOut: { ruleId: 'ask-after-delivery', playbookVersion: 1 } },
        },
      ],
    ),
    aStory(
      'c-0003',
      {
        legalName: '远麓船务有限公司',
        aliases: ['远麓船务', '远麓', 'Yuanlu Shipping'],
        domains: ['yuanlu.example'],
        contacts: [
          { name: '王伟', email: 'wangwei@yuanlu.example', phone: '+86 574 5550 8810', role: '采购总监' },
          { name: '欧阳静', email: 'ouyangjing@yuanlu.example', role: '总经理' },
        ],
        since: '2016-09-01',
        tier: 'MVC',
        keyAccountScope: 'GKA',
        relationshipType: 'proactive',
        rung: 'advocate',
        lastDeliveryOn: calendar.date(150),
        measures: {
          ...quarters(calendar, [2_900_000, 3_000_000, 2_950_000, 3_050_000, 3_100_000, 3_000_000, 3_020_000, 2_980_000], {
            margin: 0.27,
            highMargin: 0.58,
            cost: 0.04,
            discount: 0.05,
            orders: [14],
          }),
          shareOfWallet: 0.7,
          shareOfWalletBefore: 0.71,
          totalDemand: 4_300_000,
          totalDemandBefore: 4_250_000,
          repeatShare: 0.92,
          brandAttention: 0.85,
          countries: 4,
          regions: 9,
          segmentSize: 'few',
          segmentMargin: 'high',
          growthPotential: 0.05,
        },
      },
      [
        {
          daysAgo: 118,
          channel: 'e-mail',
          aspect: 'cooperation',
          direction: 'inbound',
          subject: '采购订单 6911',
          more: { sentiment: 'good' },
        },
        {
          daysAgo: 149,
          channel: 'call',
          aspect: 'liaison',
          direction: 'outbound',
          subject: '确认到港日期',
          more: { sentiment: 'good' },
        },
        {
          daysAgo: 180,
          channel: 'meeting',
          aspect: 'evaluation',
          direction: 'mutual',
          subject: '季度回顾会',
          contact: 1,
          by: zhangWenhao,
          more: { sentiment: 'good' },
        },
        {
          daysAgo: 231,
          channel: 'visit',
          aspect: 'feedback',
          direction: 'mutual',
          subject: '码头现场回访',
          more: { sentiment: 'good', carriedOut: { ruleId: 'regular-visit', playbookVersion: 1 } },
        },
        {
          daysAgo: 303,
          channel: 'e-mail',
          aspect: 'customer-linking',
          direction: 'inbound',
          subject: '介绍舟山的兄弟公司给我们',
          more: { sentiment: 'good' },
        },
      ],
    ),
    aStory(
      'c-0004',
      {
        legalName: '青穑食品有限公司',
        aliases: ['青穑食品', '青穑'],
        domains: ['qingse-food.example'],
        contacts: [
          { name: '王伟', phone: '+86 532 5550 3307', role: '仓库主管' },
          { name: '孙雅琴', email: 'sunyq@qingse-food.example', role: '采购经理' },
        ],
        ownerId: zhaoMin,
        tier: 'STANDARD',
        relationshipType: 'reactive',
        since: '2022-03-15',
        lastDeliveryOn: calendar.date(70),
        measures: {
          ...quarters(calendar, [120_000, 118_000, 125_000, 122_000], { margin: 0.1, highMargin: 0.2, cost: 0.07 }),
          segmentSize: 'many',
          segmentMargin: 'medium',
          repeatShare: 0.5,
        },
      },
      [
        { daysAgo: 155, channel: 'chat', aspect: 'liaison', direction: 'inbound', subject: '微信问到货时间' },
        {
          daysAgo: 71,
          channel: 'e-mail',
          aspect: 'cooperation',
          direction: 'inbound',
          subject: '采购订单 8120',
          contact: 1,
          more: { sentiment: 'good' },
        },
      ],
    ),
  ];
}
