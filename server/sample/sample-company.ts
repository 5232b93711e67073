/** A seed and an instant -> a whole company with staff, customers and two years of touchpoints. */
import type { Customer } from '../../lib/model/customer.ts';
import type { ExportHead, Staff } from '../../lib/model/export.ts';
import type { Playbook } from '../../lib/model/playbook.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import {
  chenChen,
  chinaTeam,
  featuredCustomers,
  mei,
  type Story,
  worldTeam,
  zhangWenhao,
  zhaoMin,
} from './featured-customers.ts';
import { featuredSituations } from './featured-situations.ts';
import { makeCustomer, type Taken } from './make-customer.ts';
import { makeTouchpoints } from './make-touchpoints.ts';
import { createRandom, type Random } from './random.ts';
import { samplePlaybook } from './sample-playbook.ts';

/** A group of staff; a rep sees the customers of the teams that he is in. */
export interface SampleTeam {
  readonly id: string;
  readonly name: string;
  readonly staffIds: readonly string[];
}

export interface SampleCompany {
  readonly company: ExportHead['company'];
  readonly leaseDays: number;
  readonly staff: readonly Staff[];
  readonly teams: readonly SampleTeam[];
  /** Bearer tokens by staff id. Fixed and public: for samples and tests only. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly customers: readonly Customer[];
  /** Oldest first within each customer. */
  readonly touchpoints: readonly Touchpoint[];
  readonly playbook: Playbook;
}

/** The seed that the demonstration's backend, mailboxes and webmail share, so that mails come from customers that the backend has. */
export const sampleSeed = 20_261_120;

export interface SampleOptions {
  /** Any whole number; the same seed and instant give the same company. */
  readonly seed: number;
  /** The instant that counts as today, in milliseconds since 1970. */
  readonly now: number;
  /** How many customers, 24 (all that have a story) to 3,000 (then the names run out); 300 when absent. */
  readonly size?: number;
}

/** The token of each member of the sample staff. */
export const sampleTokens = {
  [chenChen]: 'sample-rep-chenchen',
  [zhaoMin]: 'sample-rep-zhaomin',
  [mei]: 'sample-rep-mei',
  [zhangWenhao]: 'sample-manager-zhang',
} as const;

const staff: readonly Staff[] = [
  { id: chenChen, name: '陈晨', role: 'rep', managerId: zhangWenhao, email: 'chen.chen@hengzhun.example' },
  { id: zhaoMin, name: '赵敏', role: 'rep', managerId: zhangWenhao, email: 'zhao.min@hengzhun.example' },
  { id: mei, name: 'Mei Lindqvist', role: 'rep', managerId: zhangWenhao, email: 'mei.lindqvist@hengzhun.example' },
  { id: zhangWenhao, name: '张文浩', role: 'manager', email: 'zhang.wenhao@hengzhun.example' },
];

const teams: readonly SampleTeam[] = [
  { id: chinaTeam, name: '大中华区', staffIds: [chenChen, zhaoMin, zhangWenhao] },
  { id: worldTeam, name: 'International', staffIds: [mei, chenChen, zhangWenhao] },
];

const ownersBy = { zh_CN: [chenChen, zhaoMin, chenChen], zh_TW: [zhaoMin, chenChen], latin: [mei, mei, chenChen] } as const;

function storyTouchpoints(random: Random, calendar: Calendar, story: Story): Touchpoint[] {
  const { customer } = story;
  return [...story.lines]
    .sort((a, b) => b.daysAgo - a.daysAgo)
    .map((line): Touchpoint => {
      const contact = customer.contacts[line.contact ?? 0];
      const hour = line.hour ?? random.int(1, 9);
      const minute = random.int(0, 50);
      return {
        id: random.uuid(),
        customerId: customer.id,
        ...(contact && { contactId: contact.id }),
        channel: line.channel,
        aspect: line.aspect,
        direction: line.direction,
        happenedAt: calendar.instant(line.daysAgo, hour, minute),
        loggedAt: calendar.instant(line.daysAgo, hour, minute + 4),
        ...(line.subject && { subject: line.subject }),
        ...line.more,
        staffId: line.by ?? customer.ownerId,
      };
    });
}

/** About three fifths simplified Chinese, one seventh traditional, the rest Latin. */
export function sampleCompany({ seed, now, size = 300 }: SampleOptions): SampleCompany {
  if (size > 3000) throw new RangeError(`There are names for 3,000 sample customers, not for ${size}`);
  const random = createRandom(seed);
  const calendar = createCalendar(now);
  const stories = [...featuredCustomers(calendar), ...featuredSituations(calendar)];
  const customers = stories.map((story) => story.customer);
  const touchpoints = stories.flatMap((story) => storyTouchpoints(random, calendar, story));
  const taken: Taken = new Set(customers.flatMap((customer) => [customer.legalName, ...customer.aliases, ...customer.domains]));
  for (let number = customers.length + 1; number <= size; number++) {
    const dice = random.next();
    const write = dice < 0.6 ? 'zh_CN' : dice < 0.74 ? 'zh_TW' : 'latin';
    const teamId = write === 'latin' ? worldTeam : chinaTeam;
    const ownership = { ownerId: random.pick(ownersBy[write]), teamId };
    const customer = makeCustomer(random, calendar, `c-${String(number).padStart(4, '0')}`, write, ownership, taken);
    const colleagues = teams.find((team) => team.id === teamId)?.staffIds ?? [];
    customers.push(customer);
    touchpoints.push(...makeTouchpoints(random, calendar, customer, colleagues));
  }
  return {
    company: {
      id: 'hengzhun',
      name: '衡准精工 Hengzhun Workholding',
      domains: ['hengzhun.example'],
      names: ['衡准精工有限公司', '衡准精工', 'Hengzhun Workholding'],
      fingerprintSalt: 'sample-salt-of-hengzhun-workholding',
      timeZone: 'Asia/Shanghai',
    },
    leaseDays: 14,
    staff,
    teams,
    tokens: sampleTokens,
    customers,
    touchpoints,
    playbook: samplePlaybook,
  };
}
