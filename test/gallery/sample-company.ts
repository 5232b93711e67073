/** Invented customers of an invented company, for the gallery: records and histories that the real engine reads. */
import type { MatchTrace } from '../../components/match-view.ts';
import type { CardTouchpoint, CustomerCard, LogBinding } from '../../components/sidebar-view.ts';
import type { Customer } from '../../lib/model/customer.ts';
import type { Staff } from '../../lib/model/export.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { suggestNextAction } from '../../lib/playbook/suggest-next-action.ts';
import { readInsight } from '../../lib/tiering/read-insight.ts';

/** Friday 10:14 in Shanghai. */
export const now = '2026-11-20T02:14:00Z';
export const today = '2026-11-20';
export const timeZone = 'Asia/Shanghai';

export const staff: readonly Staff[] = [
  { id: 'chen', name: '陈晨', role: 'rep', managerId: 'zhang' },
  { id: 'mei', name: 'Mei Lin', role: 'rep', managerId: 'zhang' },
  { id: 'zhao', name: '赵敏', role: 'manager' },
  { id: 'zhang', name: '张经理', role: 'manager' },
];
export const staffNames: Readonly<Record<string, string>> = Object.fromEntries(staff.map(({ id, name }) => [id, name]));

let made = 0;

/** A touchpoint; only what matters needs to be given. */
export function aTouchpoint(given: Partial<Touchpoint> & Pick<Touchpoint, 'happenedAt'>): Touchpoint {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    customerId: 'c-huaxing',
    channel: 'e-mail',
    aspect: 'exchange',
    direction: 'outbound',
    loggedAt: given.happenedAt,
    staffId: 'chen',
    ...given,
  };
}

export const huaxing: Customer = {
  id: 'c-huaxing',
  kind: 'business',
  legalName: '华星科技股份有限公司',
  aliases: ['华星科技', 'Huaxing'],
  domains: ['huaxing.example'],
  contacts: [
    { id: 'p-liwei', name: '李薇', email: 'liwei@huaxing.example', role: '采购总监' },
    { id: 'p-gao', name: '高远', email: 'gaoyuan@huaxing.example', role: '总经理' },
  ],
  language: 'zh_CN',
  ownerId: 'chen',
  teamId: 't-east',
  since: '2019-04-01',
  tier: 'MVC',
  lastTierChange: { from: 'MGC', to: 'MVC', listVersion: 42, at: '2026-11-18T08:30:00Z', by: 'zhang', reason: '新产线明年投产' },
  keyAccountScope: 'NKA',
  relationshipType: 'accountable',
  rung: 'customer',
  lastDeliveryOn: '2026-10-30',
  measures: {
    periods: [
      { startsOn: '2025-01-01', revenue: 4_100_000, profit: 930_000, highMarginShare: 0.42, costToServe: 160_000, orders: 18 },
      { startsOn: '2026-01-01', revenue: 4_600_000, profit: 1_010_000, highMarginShare: 0.45, costToServe: 190_000, orders: 21 },
    ],
    shareOfWallet: 0.41,
    shareOfWalletBefore: 0.5,
    totalDemand: 11_200_000,
    totalDemandBefore: 9_100_000,
    repeatShare: 0.8,
    priceSensitivity: 0.3,
    decisionDays: 12,
    segmentSize: 'medium',
    segmentMargin: 'high',
    growthPotential: 0.2,
    regions: 4,
  },
};

export const huaxingTouchpoints: readonly Touchpoint[] = [
  aTouchpoint({ happenedAt: '2026-11-12T06:20:00Z', subject: '回复：第四季度报价', contactId: 'p-liwei' }),
  aTouchpoint({
    happenedAt: '2026-11-11T01:40:00Z',
    subject: '交期延误',
    contactId: 'p-liwei',
    aspect: 'feedback',
    direction: 'inbound',
    sentiment: 'bad',
    issue: { reference: '231', dueOn: '2026-11-18' },
    value: { side: 'sacrifice', part: 'time', note: '产线停了半天' },
  }),
  aTouchpoint({
    happenedAt: '2026-11-03T03:00:00Z',
    channel: 'call',
    note: '月度回访，谈到新产线',
    contactId: 'p-liwei',
    sentiment: 'good',
  }),
  aTouchpoint({
    happenedAt: '2026-10-21T02:00:00Z',
    channel: 'visit',
    note: '现场拜访，样品试用',
    contactId: 'p-gao',
    aspect: 'cooperation',
    direction: 'mutual',
    sentiment: 'good',
    staffId: 'zhao',
    alsoBy: ['chen'],
    value: { side: 'benefit', part: 'service', note: '现场调试，当天见效' },
  }),
  ...[
    '2026-09-15',
    '2026-09-02',
    '2026-08-11',
    '2026-07-06',
    '2026-06-18',
    '2026-06-02',
    '2026-04-20',
    '2026-03-09',
    '2026-01-14',
  ].map((day) =>
    aTouchpoint({ happenedAt: `${day}T03:00:00Z`, channel: 'call', note: '月度回访', contactId: 'p-liwei', sentiment: 'good' }),
  ),
];

export const acme: Customer = {
  id: 'c-acme',
  kind: 'business',
  legalName: 'Acme Tooling GmbH',
  aliases: ['Acme Tooling'],
  domains: ['acme-tooling.example'],
  contacts: [{ id: 'p-joerg', name: 'Jörg Müller', email: 'j.mueller@acme-tooling.example', role: 'Head of production' }],
  language: 'en',
  ownerId: 'chen',
  teamId: 't-east',
  since: '2024-03-11',
  tier: 'MGC',
  keyAccountScope: 'LKA',
  relationshipType: 'accountable',
  rung: 'customer',
  lastDeliveryOn: '2026-11-04',
  measures: {
    periods: [
      { startsOn: '2025-01-01', revenue: 310_000, profit: 62_000, highMarginShare: 0.3, costToServe: 14_000, orders: 7 },
      { startsOn: '2026-01-01', revenue: 384_000, profit: 83_000, highMarginShare: 0.36, costToServe: 15_000, orders: 9 },
    ],
    shareOfWallet: 0.35,
    shareOfWalletBefore: 0.33,
    segmentSize: 'medium',
    segmentMargin: 'medium',
    growthPotential: 0.24,
  },
};

export const acmeTouchpoints: readonly Touchpoint[] = [
  aTouchpoint({
    customerId: 'c-acme',
    happenedAt: '2026-11-06T08:00:00Z',
    subject: 'Delivery note 8841',
    staffId: 'mei',
    contactId: 'p-joerg',
  }),
  aTouchpoint({
    customerId: 'c-acme',
    happenedAt: '2026-10-29T08:00:00Z',
    channel: 'call',
    note: 'Confirmed date and dock',
    staffId: 'mei',
    contactId: 'p-joerg',
    sentiment: 'good',
  }),
  ...['2026-09-22', '2026-08-12', '2026-08-03', '2026-06-23', '2026-05-11'].map((day) =>
    aTouchpoint({
      customerId: 'c-acme',
      happenedAt: `${day}T08:00:00Z`,
      subject: 'Clamps, second series',
      staffId: 'mei',
      contactId: 'p-joerg',
    }),
  ),
];

export const binding: LogBinding = { customerId: 'c-huaxing', page: { tabId: 7, lockKey: 'message-1' } };

/** The card of a customer as the panel makes it: insight and suggestion come from the real engine. */
export function aCard(customer: Customer, touchpoints: readonly Touchpoint[], given: Partial<CustomerCard> = {}): CustomerCard {
  const row = { revision: 1, customer, touchpoints: [...touchpoints] };
  const facts = { today, timeZone, playbook: defaultPlaybook, staff };
  const insight = readInsight(row, facts);
  return {
    customer,
    touchpoints: touchpoints.map((touchpoint): CardTouchpoint => ({ touchpoint, sending: 'sent' })),
    insight,
    suggestion: suggestNextAction(row, { ...facts, insight, now, viewerId: 'chen' }),
    log: { kind: 'ready', binding: { ...binding, customerId: customer.id }, channel: 'e-mail' },
    ...given,
  };
}

/** 华星科技, whose 李薇 wrote the open message. */
export function huaxingCard(given: Partial<CustomerCard> = {}): CustomerCard {
  return aCard(huaxing, huaxingTouchpoints, {
    match: {
      evidence: 'contact-address',
      surface: 'liwei@huaxing.example',
      role: 'sender',
      contactName: '李薇',
      moreCount: 2,
      trace: huaxingTrace,
    },
    ...given,
  });
}

/** The card of 华星科技 right after its mail was logged. */
export function loggedCard(undoSecondsLeft: number, given: Partial<Touchpoint> = {}): CustomerCard {
  const touchpoint = aTouchpoint({
    happenedAt: '2026-11-20T01:14:00Z',
    direction: 'inbound',
    contactId: 'p-liwei',
    aspect: 'feedback',
    ...given,
  });
  const { id: touchpointId, channel, direction, aspect, happenedAt } = touchpoint;
  return huaxingCard({
    touchpoints: [touchpoint, ...huaxingTouchpoints].map((entry) => ({
      touchpoint: entry,
      sending: entry === touchpoint ? 'pending' : 'sent',
    })),
    log: { kind: 'logged', binding, touchpointId, channel, direction, contactName: '李薇', aspect, happenedAt, undoSecondsLeft },
  });
}

const huaxingTrace: MatchTrace = {
  steps: [
    {
      role: 'sender',
      surface: 'liwei@huaxing.example',
      evidence: 'contact-address',
      matched: 'liwei@huaxing.example',
      contactName: '李薇',
      confidence: 0.99,
      times: 1,
      others: [],
    },
    {
      role: 'signature',
      surface: '华星科技',
      evidence: 'name-variant',
      matched: '华星科技股份有限公司',
      confidence: 0.86,
      times: 2,
      others: ['华星科技（苏州）有限公司'],
    },
  ],
  moreCount: 0,
  confidence: 0.995,
  decidedBy: 'sender',
};

/** Acme Tooling, found by the sender's domain. */
export function acmeCard(given: Partial<CustomerCard> = {}): CustomerCard {
  return aCard(acme, acmeTouchpoints, {
    match: { evidence: 'customer-domain', surface: 'acme-tooling.example', role: 'sender', moreCount: 0 },
    ...given,
  });
}

export const chips = {
  huaxing: { key: 'customer:c-huaxing', kind: 'customer', label: '华星科技', tier: 'MVC' },
  acme: { key: 'customer:c-acme', kind: 'customer', label: 'Acme Tooling', tier: 'MGC' },
  wangwei: { key: 'choice:王伟', kind: 'choice', label: '王伟' },
  unknown: { key: 'unknown:sales@neuland.example', kind: 'unknown', label: 'Petra Neuland' },
} as const;
