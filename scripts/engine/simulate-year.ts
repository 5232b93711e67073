/** A company, reps of known discipline and a year -> what becomes of cadence, complaints and tiers. A simulation: its world is ours. */
import type { ActionDecision } from '../../lib/model/action-decision.ts';
import type { Customer, MeasurePeriod, Tier } from '../../lib/model/customer.ts';
import type { ShardRow, Staff } from '../../lib/model/export.ts';
import type { NextAction } from '../../lib/model/next-action.ts';
import type { Playbook } from '../../lib/model/playbook.ts';
import type { Aspect, Touchpoint } from '../../lib/model/touchpoint.ts';
import { capWindowDays } from '../../lib/playbook/contact-allowance.ts';
import { suggestNextAction } from '../../lib/playbook/suggest-next-action.ts';
import { toDate, toDay } from '../../lib/tiering/calendar.ts';
import { proposeTiers } from '../../lib/tiering/propose-tiers.ts';
import { createRandom, type Random } from '../../server/sample/random.ts';

/** How a rep works. */
export interface Discipline {
  readonly name: string;
  /** Contacts that a rep makes on a working day, at most. */
  readonly contactsADay: number;
  /** Probability of doing today what is on the list for today. */
  readonly diligence: number;
}

export interface SimulationOptions {
  readonly rows: readonly ShardRow[];
  readonly staff: readonly Staff[];
  readonly playbook: Playbook;
  readonly timeZone: string;
  /** First day; the year has 364 days, so that it has as many of each weekday. */
  readonly from: string;
  readonly seed: number;
  readonly discipline: Discipline;
  /** With: reps work down the suggestions. Without: they answer whom they see, and call whom they like. */
  readonly hasEngine: boolean;
}

export interface SimulatedYear {
  /** Customer-days within the cadence over all customer-days of customers that have one. */
  readonly cadenceKept: number;
  readonly cadenceKeptMvc: number;
  readonly complaints: number;
  /** Share of complaints settled by the promised day. */
  readonly settledInTime: number;
  /** Contacts by us beyond the customer's cap or the playbook's, or against the preference. */
  readonly breaches: number;
  readonly contacts: number;
  /** Change of the company's revenue a quarter, last over first, as a share. */
  readonly revenueChange: number;
  /** Customers whose proposed tier is higher, lower after the year. */
  readonly up: number;
  readonly down: number;
}

export const simulatedDays = 364;

// The world. Invented figures, the same for everybody: only what the reps do differs between two runs.
const inboundADay: Readonly<Record<Tier, number>> = { MVC: 0.05, MGC: 0.035, STANDARD: 0.015, BZ: 0.03 };
const complaintADay = 0.0015;
const deliveryADay = 0.012;
/** Probability that one serious try settles a complaint. */
const settlesAtOnce = 0.6;
/** What a quarter of good or bad treatment does to orders, at most. */
const quarterlyDrift = 0.08;
const promiseDays = 7;

interface Simulated {
  readonly customer: Customer;
  /** Newest first, at most 40. */
  touchpoints: Touchpoint[];
  lastContactByUs: number;
  lastDeliveryOn: string | undefined;
  /** Days since the start on which we contacted. */
  contactDays: number[];
  openComplaints: Touchpoint[];
  /** Satisfaction of the running quarter: late complaints and silence pull it down, contact in time pushes it up. */
  mood: number;
  readonly quarters: number[];
}

const maxTouchpoints = 40;

class World {
  readonly random: Random;
  readonly customers: Simulated[];
  readonly decisions = new Map<string, ActionDecision[]>();
  complaints = 0;
  settledInTime = 0;
  breaches = 0;
  contacts = 0;
  readonly options: SimulationOptions;

  constructor(options: SimulationOptions) {
    this.options = options;
    this.random = createRandom(options.seed);
    const start = toDay(options.from);
    this.customers = options.rows.map(({ customer, touchpoints }) => ({
      customer,
      // Complaints of before the year are closed: both arms begin with a clean desk.
      touchpoints: touchpoints
        .filter(({ happenedAt }) => happenedAt < options.from)
        .map(({ issue: _issue, carriedOut: _carriedOut, ...rest }) => rest),
      lastContactByUs: start - this.random.int(0, 60),
      lastDeliveryOn: undefined,
      contactDays: [],
      openComplaints: [],
      mood: 0,
      quarters: [customer.measures?.periods?.at(-1)?.revenue ?? 20_000],
    }));
  }

  touch(
    simulated: Simulated,
    day: number,
    change: Partial<Touchpoint> & Pick<Touchpoint, 'channel' | 'aspect' | 'direction'>,
  ): Touchpoint {
    const happenedAt = `${toDate(day)}T0${this.random.int(1, 8)}:30:00Z`;
    const touchpoint: Touchpoint = {
      id: this.random.uuid(),
      customerId: simulated.customer.id,
      ...(simulated.customer.contacts[0] !== undefined && { contactId: simulated.customer.contacts[0].id }),
      happenedAt,
      loggedAt: happenedAt,
      staffId: simulated.customer.ownerId,
      ...change,
    };
    simulated.touchpoints = [touchpoint, ...simulated.touchpoints].slice(0, maxTouchpoints);
    return touchpoint;
  }

  /** A contact by us: counted against cap and preference, and it pleases when it is not too much. */
  contact(
    simulated: Simulated,
    day: number,
    channel: NextAction['channel'],
    aspect: Aspect,
    carriedOut?: Touchpoint['carriedOut'],
  ): void {
    const preference = simulated.customer.contactPreference;
    const cap = preference?.maxPer30Days ?? this.options.playbook.frequencyCapPer30Days;
    simulated.contactDays = simulated.contactDays.filter((other) => other > day - capWindowDays);
    const isRefused = preference?.refusedChannels?.some((refused) => refused === channel) === true;
    const isTooEarly = preference?.notBefore !== undefined && day < toDay(preference.notBefore);
    const isBreach = simulated.contactDays.length >= cap || isRefused || isTooEarly;
    if (isBreach) {
      this.breaches += 1;
      simulated.mood -= 0.15;
    } else simulated.mood += 0.06;
    simulated.contactDays.push(day);
    simulated.lastContactByUs = day;
    this.contacts += 1;
    this.touch(simulated, day, {
      channel,
      aspect,
      direction: 'outbound',
      ...(this.random.chance(0.3) && { sentiment: isBreach ? ('neutral' as const) : ('good' as const) }),
      ...(carriedOut !== undefined && { carriedOut }),
    });
  }

  /** A serious try to settle the oldest complaint. */
  trySettling(simulated: Simulated, day: number): void {
    const complaint = simulated.openComplaints[0];
    if (complaint === undefined || !this.random.chance(settlesAtOnce)) return;
    simulated.openComplaints.shift();
    const { dueOn } = complaint.issue ?? {};
    if (dueOn !== undefined && day <= toDay(dueOn)) {
      this.settledInTime += 1;
      simulated.mood += 0.1;
    }
    simulated.touchpoints = simulated.touchpoints.map((touchpoint) =>
      touchpoint.id === complaint.id ? { ...touchpoint, issue: { ...touchpoint.issue, resolvedOn: toDate(day) } } : touchpoint,
    );
  }

  /** What customers do of themselves on a day. */
  live(simulated: Simulated, day: number): void {
    const { customer } = simulated;
    if (this.random.chance(inboundADay[customer.tier])) {
      this.touch(simulated, day, {
        channel: 'e-mail',
        aspect: this.random.pick(['contact', 'liaison', 'exchange'] as const),
        direction: 'inbound',
      });
    }
    if (this.random.chance(deliveryADay)) simulated.lastDeliveryOn = toDate(day);
    if (this.random.chance(complaintADay)) {
      this.complaints += 1;
      const issue = { reference: String(this.complaints), dueOn: toDate(day + promiseDays) };
      simulated.openComplaints.push(
        this.touch(simulated, day, { channel: 'call', aspect: 'feedback', direction: 'inbound', sentiment: 'bad', issue }),
      );
    }
    for (const { issue } of simulated.openComplaints)
      if (issue?.dueOn !== undefined && day > toDay(issue.dueOn)) simulated.mood -= 0.03;
    const cadence = this.options.playbook.cadenceDays[customer.tier][customer.relationshipType];
    if (cadence !== null && day - simulated.lastContactByUs > cadence) simulated.mood -= 0.01;
  }

  /** Orders follow the mood of the quarter. */
  closeQuarter(simulated: Simulated): void {
    const mood = Math.max(-1, Math.min(1, simulated.mood));
    const before = simulated.quarters.at(-1) ?? 0;
    simulated.quarters.push(before * (1 + quarterlyDrift * mood + this.random.share(-0.03, 0.03)));
    simulated.mood = 0;
  }

  rowOf(simulated: Simulated): ShardRow {
    const { lastDeliveryOn } = simulated;
    return {
      revision: 1,
      customer: lastDeliveryOn === undefined ? simulated.customer : { ...simulated.customer, lastDeliveryOn },
      touchpoints: simulated.touchpoints,
    };
  }
}

function workWithEngine(world: World, mine: readonly Simulated[], day: number): void {
  const { options, random } = world;
  const list: { readonly simulated: Simulated; readonly action: NextAction }[] = [];
  for (const simulated of mine) {
    const { action } = suggestNextAction(world.rowOf(simulated), {
      today: toDate(day),
      now: `${toDate(day)}T00:30:00Z`,
      timeZone: options.timeZone,
      playbook: options.playbook,
      staff: options.staff,
      viewerId: simulated.customer.ownerId,
      decisions: world.decisions.get(simulated.customer.id) ?? [],
    });
    if (action !== undefined) list.push({ simulated, action });
  }
  list.sort((a, b) => b.action.score - a.action.score);
  for (const { simulated, action } of list.slice(0, options.discipline.contactsADay)) {
    if (!random.chance(options.discipline.diligence)) continue;
    const decisions = world.decisions.get(simulated.customer.id) ?? [];
    const common = {
      id: random.uuid(),
      customerId: simulated.customer.id,
      ruleId: action.ruleId,
      playbookVersion: action.playbookVersion,
      decidedAt: `${toDate(day)}T00:20:00Z`,
      ...(action.about !== undefined && { about: action.about }),
    };
    // One in ten suggestions does not fit, and the rep says so.
    if (action.kind !== 'repair' && random.chance(0.1)) {
      decisions.push({ ...common, kind: 'refused', reason: 'not-useful' });
    } else {
      decisions.push({ ...common, kind: 'taken', followUpOn: toDate(day + action.followUpDays) });
      if (action.channel !== 'note') {
        world.contact(simulated, day, action.channel, aspectOf(action.ruleId), {
          ruleId: action.ruleId,
          playbookVersion: action.playbookVersion,
        });
      }
      if (action.kind === 'repair') world.trySettling(simulated, day);
    }
    world.decisions.set(simulated.customer.id, decisions);
  }
}

function aspectOf(ruleId: string): Aspect {
  if (ruleId.includes('evaluation') || ruleId.includes('review')) return 'evaluation';
  if (ruleId.includes('delivery') || ruleId.includes('feedback')) return 'feedback';
  if (ruleId.includes('use') || ruleId.includes('choices')) return 'exchange';
  return 'contact';
}

/** Without the engine a rep answers who wrote lately and calls favourites: whoever has been dealt with most. */
function workWithout(world: World, mine: readonly Simulated[], day: number): void {
  const { discipline } = world.options;
  let left = discipline.contactsADay;
  const noticed = mine.filter(
    ({ touchpoints: [newest] }) => newest?.direction === 'inbound' && day - toDay(newest.happenedAt.slice(0, 10)) <= 5,
  );
  for (const simulated of noticed) {
    if (left === 0) return;
    // A turn that nobody takes is gone, in both arms.
    left -= 1;
    if (!world.random.chance(discipline.diligence)) continue;
    world.contact(simulated, day, 'e-mail', 'liaison');
    world.trySettling(simulated, day);
  }
  const favourites = [...mine].sort((a, b) => b.touchpoints.length - a.touchpoints.length).slice(0, Math.ceil(mine.length / 3));
  while (left > 0) {
    left -= 1;
    if (!world.random.chance(discipline.diligence)) continue;
    const simulated = world.random.chance(0.6) ? world.random.pick(favourites) : world.random.pick(mine);
    world.contact(simulated, day, world.random.pick(['call', 'e-mail', 'visit'] as const), 'contact');
    if (simulated.openComplaints.length > 0 && world.random.chance(0.5)) world.trySettling(simulated, day);
  }
}

/** Pure but for its own random numbers: the same options give the same year. */
export function simulateYear(options: SimulationOptions): SimulatedYear {
  const world = new World(options);
  const start = toDay(options.from);
  const owners = [...new Set(world.customers.map(({ customer }) => customer.ownerId))];
  const kept = { all: 0, due: 0, mvc: 0, mvcDue: 0 };
  for (let number = 0; number < simulatedDays; number += 1) {
    const day = start + number;
    for (const simulated of world.customers) world.live(simulated, day);
    const isWorkday = number % 7 < 5;
    if (isWorkday) {
      for (const owner of owners) {
        const mine = world.customers.filter(({ customer }) => customer.ownerId === owner);
        if (options.hasEngine) workWithEngine(world, mine, day);
        else workWithout(world, mine, day);
      }
    }
    for (const simulated of world.customers) {
      const { tier, relationshipType } = simulated.customer;
      const cadence = options.playbook.cadenceDays[tier][relationshipType];
      if (cadence === null) continue;
      const isKept = day - simulated.lastContactByUs <= cadence;
      kept.due += 1;
      if (isKept) kept.all += 1;
      if (tier !== 'MVC') continue;
      kept.mvcDue += 1;
      if (isKept) kept.mvc += 1;
    }
    if (number % 91 === 90) for (const simulated of world.customers) world.closeQuarter(simulated);
  }
  return { ...countTiers(world), cadenceKept: kept.all / kept.due, cadenceKeptMvc: kept.mvc / kept.mvcDue, ...countWork(world) };
}

function countWork(world: World): Pick<SimulatedYear, 'complaints' | 'settledInTime' | 'breaches' | 'contacts'> {
  const { complaints, settledInTime, breaches, contacts } = world;
  return { complaints, settledInTime: complaints === 0 ? 1 : settledInTime / complaints, breaches, contacts };
}

function countTiers(world: World): Pick<SimulatedYear, 'revenueChange' | 'up' | 'down'> {
  const order: readonly (Tier | undefined)[] = ['BZ', 'STANDARD', 'MGC', 'MVC'];
  const populationOf = (from: number, to: number) =>
    world.customers.map(({ customer, quarters }) => {
      const last = customer.measures?.periods?.at(-1);
      const periods: MeasurePeriod[] = quarters.slice(from, to).map((revenue, place) => ({
        startsOn: toDate(20_000 + 91 * place),
        revenue,
        ...(last?.highMarginShare !== undefined && { highMarginShare: last.highMarginShare }),
        ...(last?.costToServe !== undefined && { costToServe: last.costToServe }),
      }));
      return { ...customer.measures, periods };
    });
  const before = proposeTiers(populationOf(0, 1), world.options.playbook).verdicts;
  const after = proposeTiers(populationOf(1, 5), world.options.playbook).verdicts;
  const steps = before.map(({ tier }, place) => order.indexOf(after[place]?.tier) - order.indexOf(tier));
  const sum = (quarter: number) => world.customers.reduce((total, { quarters }) => total + (quarters[quarter] ?? 0), 0);
  return {
    revenueChange: (sum(4) - sum(0)) / sum(0),
    up: steps.filter((step) => step > 0).length,
    down: steps.filter((step) => step < 0).length,
  };
}
