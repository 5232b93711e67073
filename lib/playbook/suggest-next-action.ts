/** A customer with touchpoints, and the rep's decisions -> the one next action, its runners-up, and the trace. */

import type { ActionDecision } from '../model/action-decision.ts';
import type { ShardRow } from '../model/export.ts';
import type { Insight } from '../model/insight.ts';
import type { HeldBack, NextAction, Suggestion, TraceLine } from '../model/next-action.ts';
import type { Wording } from '../model/playbook.ts';
import type { Channel } from '../model/touchpoint.ts';
import { toDate } from '../tiering/calendar.ts';
import { type Facts, type FactsOptions, readFacts } from '../tiering/facts.ts';
import { readInsightOfFacts } from '../tiering/read-insight.ts';
import { dayText, type FigureText, fillWording, say } from '../tiering/wording.ts';
import { inPersonText, reachText, shortName } from './address-customer.ts';
import { type ContactAllowance, readContactAllowance } from './contact-allowance.ts';
import { findSilence } from './find-silence.ts';
import { readSituation } from './read-situation.ts';
import { rules } from './registry.ts';
import type { Firing, Rule, Situation } from './rule.ts';

export interface SuggestOptions extends FactsOptions {
  /** Decisions made after this instant are not known yet. */
  readonly now: string;
  /** Decisions of the rep, on this customer or on others too; absent: none. */
  readonly decisions?: readonly ActionDecision[];
  /** Staff id of whoever looks at the card. */
  readonly viewerId: string;
  /** From `readInsight` on the same row and day, where the caller has it already. */
  readonly insight?: Insight;
  /** @param rules - Test seam; the registry otherwise. */
  readonly rules?: readonly Rule[];
}

/** Repair stands above every other kind, whatever the weights. */
const repairBase = 1001;

interface Fired {
  readonly rule: Rule;
  readonly firing: Firing;
  readonly channel?: Channel;
  readonly line: TraceLine;
}

/** Pure: the same row and options give the same suggestion. */
export function suggestNextAction(row: ShardRow, options: SuggestOptions): Suggestion {
  const facts = readFacts(row, options);
  const situation = readSituation(facts, options.insight ?? readInsightOfFacts(facts));
  const allowance = readContactAllowance(facts);
  const nowMs = Date.parse(options.now);
  const decisions = (options.decisions ?? []).filter((decision) => Date.parse(decision.decidedAt) <= nowMs);
  const fired: Fired[] = [];
  for (const rule of options.rules ?? rules) {
    const firing = rule.suggest(situation);
    if (firing !== undefined) fired.push(judge(rule, firing, situation, allowance, decisions, options));
  }
  fired.sort((a, b) => b.line.score - a.line.score || (a.rule.id < b.rule.id ? -1 : 1));
  const free = fired.filter(({ line }) => line.outcome === 'suggested');
  const actions = free.map(({ rule, firing, channel, line }) =>
    buildAction(rule, firing, channel ?? 'note', line.score, situation, options),
  );
  const [action, ...runnersUp] = actions;
  const heldBack = tellHeldBack(allowance, facts);
  return {
    ...(action !== undefined && { action }),
    runnersUp,
    ...(heldBack !== undefined && { heldBack }),
    trace: fired.map(({ line, rule }) =>
      line.outcome === 'suggested' && rule.id !== action?.ruleId ? { ...line, outcome: 'beaten' } : line,
    ),
  };
}

/** What becomes of a rule that fired; `suggested` stands for every one that may be shown, until they are ranked. */
function judge(
  rule: Rule,
  firing: Firing,
  situation: Situation,
  allowance: ContactAllowance,
  decisions: readonly ActionDecision[],
  options: SuggestOptions,
): Fired {
  const setting = options.playbook.rules[rule.id];
  const weight = setting?.weight ?? rule.weight;
  const weighed = Math.round(firing.urgency * weight * 10) / 10;
  const score = rule.kind === 'repair' ? repairBase + weighed : weighed;
  const end = (outcome: TraceLine['outcome'], until?: number): Fired => ({
    rule,
    firing,
    line: {
      ruleId: rule.id,
      outcome,
      score,
      urgency: firing.urgency,
      weight,
      ...(until !== undefined && { until: toDate(until) }),
    },
  });
  if (setting?.isOn === false) return end('switched-off');
  const silence = findSilence(rule, firing, decisions, situation.facts, options.timeZone);
  if (silence !== undefined) return end(silence.by, silence.until);
  if (rule.kind === 'offer' && situation.insight.worst !== undefined) return end('held-by-complaint');
  const channel = rule.channels.find((candidate) => !allowance.refused.has(candidate));
  if (channel === undefined) return end('held-by-preference');
  if (channel !== 'note' && allowance.heldBy !== undefined) {
    return end(allowance.heldBy === 'cap' ? 'held-by-cap' : 'held-by-preference', allowance.from);
  }
  return { ...end('suggested'), channel };
}

function buildAction(
  rule: Rule,
  firing: Firing,
  channel: Channel,
  score: number,
  situation: Situation,
  options: SuggestOptions,
): NextAction {
  const { customer, facts } = situation;
  const contact = customer.contacts.find(({ id }) => id === firing.contactId) ?? situation.mainContact;
  const customerName = shortName(customer);
  const figures: Record<string, FigureText> = {
    contact: contact?.name ?? customerName,
    customer: customerName,
    owner: situation.ownerName,
    manager: situation.ownerManager?.name ?? ourManager,
    ...firing.figures,
  };
  figures.inPerson = inPersonText(channel);
  figures.reach = reachText(channel, contact?.name ?? customerName);
  const reasons: Wording[] = [...firing.reasons];
  const { viewerId } = options;
  if (viewerId !== customer.ownerId && viewerId !== situation.ownerManager?.id) {
    reasons.push(
      say('{owner} owns this customer: agree first', '客户由{owner}负责，先打个招呼', '客戶由{owner}負責，先打聲招呼', {
        owner: situation.ownerName,
      }),
    );
  }
  const setting = options.playbook.rules[rule.id];
  const template = setting?.message ?? rule.message;
  const message = template === undefined ? undefined : fillWording(template, figures)[customer.language];
  return {
    ruleId: rule.id,
    playbookVersion: options.playbook.version,
    kind: rule.kind,
    title: fillWording(setting?.title ?? rule.title, figures),
    reasons: reasons.map((sentence) => ({ sentence })),
    dueOn: toDate(facts.today + Math.round(firing.dueInDays)),
    tone: firing.tone ?? 'normal',
    channel,
    ...(contact !== undefined && { contactId: contact.id }),
    resource: rule.resource,
    pair: rule.pair,
    goal: fillWording(rule.goal, figures),
    followUpDays: rule.followUpDays,
    ...(firing.about !== undefined && { about: firing.about }),
    ...(message !== undefined && { message }),
    score,
  };
}

const ourManager: Wording = { en: 'our manager', zh_CN: '我方经理', zh_TW: '我方主管' };

function tellHeldBack(allowance: ContactAllowance, facts: Facts): HeldBack | undefined {
  const { heldBy, from, contacts, cap } = allowance;
  if (heldBy === undefined) return undefined;
  const until = from === undefined ? undefined : toDate(from);
  let sentence: Wording;
  if (from === undefined) sentence = say('The customer wants no contact by us', '客户不希望被主动联系', '客戶不希望被主動聯繫');
  else if (heldBy === 'cap') {
    sentence = say(
      'Contacted {contacts} of {cap} times in 30 days; next from {day}',
      '30 天内已联系{contacts}次（上限{cap}次），{day}起再联系',
      '30 天內已聯繫{contacts}次（上限{cap}次），{day}起再聯繫',
      { contacts, cap, day: dayText(from) },
    );
  } else
    sentence = say('The customer asked for no contact before {day}', '客户希望{day}之前不被打扰', '客戶希望{day}之前不被打擾', {
      day: dayText(from),
    });
  return { ...(until !== undefined && from !== facts.today && { until }), sentence };
}
