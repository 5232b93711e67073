/** Mentions on a page -> the customers it is about, one of them primary or none, and the choices left to the rep. */
import type { Candidate, Mention, OpenChoice, RecognisedCustomer, Resolution } from '../model/mention.ts';
import type { BlockRole, PageReading } from '../model/page.ts';
import { foldName } from './normalize-name.ts';

/** What the rep and the company have told us. */
export interface ResolveContext {
  /** Our own mail domains, lower case; their people are never customers. */
  readonly ownDomains: readonly string[];
  /** Names of our own company. */
  readonly ownNames: readonly string[];
  /** Names of colleagues. */
  readonly ownStaff: readonly string[];
  /** Choices made before: key of an `OpenChoice` -> customer id. */
  readonly choices: ReadonlyMap<string, string>;
  /** "Not this customer": `rejectionKey` of what was rejected. */
  readonly rejected: ReadonlySet<string>;
  /** Addresses that the rep has blocked, lower case. */
  readonly blockedAddresses: ReadonlySet<string>;
}

/** What is remembered when a rep says that a surface does not mean a customer. */
export function rejectionKey(surface: string, customerId: string): string {
  return `${choiceKey(surface)} ${customerId}`;
}

/** What is remembered when a rep chooses: an address in lower case, or the folded name. */
export function choiceKey(surface: string): string {
  return surface.includes('@') ? surface.trim().toLowerCase() : foldName(surface);
}

/** How much a mention in a block of each role says about whose page it is. */
const roleWeights: Readonly<Record<BlockRole, number>> = {
  sender: 8,
  title: 8,
  subject: 3,
  recipient: 3,
  body: 1,
  signature: 0.8,
  draft: 1,
  page: 0.7,
  row: 0.4,
  quote: 0.25,
};
/** Below this a mention without a second hint is dropped. */
const standsAlone = 0.6;

/** Below this several candidates without a second hint are not even offered: the place may be no name at all. */
const mayBeOffered = 0.4;

/** Decides what the page tells for sure; leaves open what it does not. */
export function resolveMentions(reading: PageReading, mentions: readonly Mention[], context: ResolveContext): Resolution {
  const own = new Set([...context.ownNames, ...context.ownStaff].map((name) => foldName(name)));
  const allowed = mentions
    .filter((mention) => !isOwn(mention.surface, own, context))
    .map((mention) => ({ ...mention, candidates: withoutRejected(mention, context) }))
    .filter((mention) => mention.candidates.length > 0);
  const certain = new Set<string>();
  for (const { candidates } of allowed) {
    const [first, second] = candidates;
    if (first && !second && first.confidence >= standsAlone && first.evidence !== 'contact-name') certain.add(first.customerId);
  }
  const decided: Mention[] = [];
  const choices = new Map<string, OpenChoice>();
  for (const mention of allowed) {
    const key = choiceKey(mention.surface);
    const candidates = decide(mention.candidates, key, certain, context);
    if (candidates.length === 0) continue;
    decided.push({ ...mention, candidates });
    if (candidates.length > 1 && !choices.has(key)) choices.set(key, { key, surface: mention.surface, candidates });
  }
  const customers = rank(reading, decided);
  const primary = customers[0];
  const sender = reading.message?.from;
  const senderAddress = sender?.address?.toLowerCase();
  const isKnownSender = senderAddress !== undefined && decided.some((mention) => mention.surface.toLowerCase() === senderAddress);
  return {
    mentions: decided,
    customers,
    ...(primary ? { primaryCustomerId: primary.customerId } : {}),
    choices: [...choices.values()],
    ...(senderAddress !== undefined && !isKnownSender && !isOwnAddress(senderAddress, context)
      ? { unknownSender: { address: senderAddress, ...(sender?.name === undefined ? {} : { name: sender.name }) } }
      : {}),
  };
}

function isOwnAddress(address: string, context: ResolveContext): boolean {
  const domain = address.slice(address.indexOf('@') + 1);
  return context.blockedAddresses.has(address) || context.ownDomains.some((own) => domain === own || domain.endsWith(`.${own}`));
}

function isOwn(surface: string, own: ReadonlySet<string>, context: ResolveContext): boolean {
  return surface.includes('@') ? isOwnAddress(surface.toLowerCase(), context) : own.has(foldName(surface));
}

function withoutRejected(mention: Mention, context: ResolveContext): Candidate[] {
  const key = choiceKey(mention.surface);
  return mention.candidates.filter((candidate) => !context.rejected.has(`${key} ${candidate.customerId}`));
}

/** The candidates that the page leaves: one when it tells, several when it does not, none when it speaks against all. */
function decide(
  candidates: readonly Candidate[],
  key: string,
  certain: ReadonlySet<string>,
  context: ResolveContext,
): readonly Candidate[] {
  const chosen = candidates.find((candidate) => candidate.customerId === context.choices.get(key));
  if (chosen) return [{ ...chosen, evidence: 'choice', confidence: 0.98 }];
  const hinted = candidates.filter((candidate) => certain.has(candidate.customerId));
  if (hinted.length > 0) return hinted.map((candidate) => ({ ...candidate, confidence: Math.max(candidate.confidence, 0.9) }));
  if (candidates.length > 1) return (candidates[0]?.confidence ?? 0) >= mayBeOffered ? candidates : [];
  return (candidates[0]?.confidence ?? 0) >= standsAlone ? candidates : [];
}

function rank(reading: PageReading, mentions: readonly Mention[]): RecognisedCustomer[] {
  const scores = new Map<string, { score: number; doubt: number; mentions: number[]; contactId?: string }>();
  for (const [index, mention] of mentions.entries()) {
    const [candidate, other] = mention.candidates;
    if (!candidate || other) continue;
    const role = reading.blocks[mention.block]?.role ?? 'page';
    const entry = scores.get(candidate.customerId) ?? { score: 0, doubt: 1, mentions: [] };
    entry.score += roleWeights[role] * candidate.confidence;
    entry.doubt *= 1 - candidate.confidence;
    entry.mentions.push(index);
    if (candidate.contactId !== undefined && entry.contactId === undefined) entry.contactId = candidate.contactId;
    scores.set(candidate.customerId, entry);
  }
  return [...scores.entries()]
    .sort(([, left], [, right]) => right.score - left.score)
    .map(([customerId, entry]) => ({
      customerId,
      confidence: 1 - entry.doubt,
      mentions: entry.mentions,
      ...(entry.contactId === undefined ? {} : { contactId: entry.contactId }),
    }));
}
