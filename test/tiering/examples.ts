/** Customers and touchpoints for tests of the engine: a plain one, changed where the test says so. */
import type { Customer, MeasurePeriod, Measures } from '../../lib/model/customer.ts';
import type { ShardRow, Staff } from '../../lib/model/export.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { toDate, toDay } from '../../lib/tiering/calendar.ts';

export const today = '2026-11-20';

export const staff: readonly Staff[] = [
  { id: 'chen', name: '陈晨', role: 'rep', managerId: 'zhang' },
  { id: 'mei', name: 'Mei', role: 'rep', managerId: 'zhang' },
  { id: 'lin', name: '林涛', role: 'rep', managerId: 'zhang' },
  { id: 'wu', name: 'Wu', role: 'rep', managerId: 'zhang' },
  { id: 'zhang', name: '张敏', role: 'manager' },
];

export const options = {
  today,
  now: `${today}T08:00:00Z`,
  timeZone: 'Asia/Shanghai',
  playbook: defaultPlaybook,
  staff,
  viewerId: 'chen',
};

/** The day that many days before today. */
export function daysAgo(days: number): string {
  return toDate(toDay(today) - days);
}

let madeTouchpoints = 0;

/** An e-mail from us, without any judgement, that many days ago at ten in Shanghai. */
export function touch(age: number, changes: Partial<Touchpoint> = {}): Touchpoint {
  madeTouchpoints += 1;
  const happenedAt = `${daysAgo(age)}T02:00:00Z`;
  return {
    id: `00000000-0000-4000-8000-${String(madeTouchpoints).padStart(12, '0')}`,
    customerId: 'c1',
    contactId: 'li',
    channel: 'e-mail',
    aspect: 'contact',
    direction: 'outbound',
    happenedAt,
    loggedAt: happenedAt,
    staffId: 'chen',
    ...changes,
  };
}

/** The same from the customer. */
export function inbound(age: number, changes: Partial<Touchpoint> = {}): Touchpoint {
  return touch(age, { direction: 'inbound', ...changes });
}

/** Periods with these revenues, oldest first, each a quarter. */
export function periods(revenues: readonly number[], changes: Partial<MeasurePeriod> = {}): MeasurePeriod[] {
  return revenues.map((revenue, place) => ({ startsOn: daysAgo((revenues.length - place) * 91), revenue, ...changes }));
}

export function aCustomer(changes: Partial<Customer> = {}): Customer {
  return {
    id: 'c1',
    kind: 'business',
    legalName: '华星科技股份有限公司',
    aliases: ['华星科技', 'Huaxing'],
    domains: ['huaxing.example'],
    contacts: [
      { id: 'li', name: '李薇', email: 'liwei@huaxing.example', role: '采购总监' },
      { id: 'wang', name: '王强' },
    ],
    language: 'zh_CN',
    ownerId: 'chen',
    teamId: 'east',
    since: '2019-03-01',
    tier: 'STANDARD',
    relationshipType: 'accountable',
    rung: 'customer',
    ...changes,
  };
}

/** A row of a customer with these touchpoints. */
export function aRow(changes: Partial<Customer> = {}, touchpoints: readonly Touchpoint[] = []): ShardRow {
  return { revision: 1, customer: aCustomer(changes), touchpoints: [...touchpoints] };
}

export function withMeasures(measures: Measures): Partial<Customer> {
  return { measures };
}
