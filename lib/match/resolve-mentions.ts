/** Mentions on a page -> the customers it is about, one of them primary or none, and the choices left to the rep. */
import type { Candidate, Mention, OpenChoice, RecognisedCustomer, Resolution } from '../model/mention.ts';
import type { BlockRole, PageReading } from '../model/page.ts';
import { privateConfidence } from './judged-name.ts';
import { findLabels } from './list-labels.ts';
import {
  type CertainPlace,
  customerByPlace,
  customersElsewhere,
  findListed,
  findPairs,
  standsAlone,
} from './nearest-customer.ts';
import { foldName } from './normalize-name.ts';
import { findOthersInRows, isSaidToBeElsewhere } from './person-rows.ts';
import { isPublicMailDomain, isRegistryDomain } from './public-mail-domains.ts';
import { roleAt, segmentText, type TextSegment } from './segment-text.ts';

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

/**
 * How much a mention in a block of each role says about whose page it is, and how many mentions of the role count. The sender or
 * the record outweighs everything that a text may mention.
 */
const roleWeights: Readonly<Record<BlockRole, { weight: number; most: number }>> = {
  sender: { weight: 40, most: 1 },
  title: { weight: 40, most: 1 },
  subject: { weight: 6, most: 2 },
  recipient: { weight: 6, most: 2 },
  signature: { weight: 2, most: 3 },
  draft: { weight: 1, most: 6 },
  body: { weight: 1, most: 6 },
  page: { weight: 0.7, most: 6 },
  row: { weight: 0.4, most: 4 },
  quote: { weight: 0.25, most: 4 },
};
/** Of a line in a list beside the open message: less than anything that the message says. */
const besideWeight = 0.01;
/** Customers that some mention names for sure, with the keys of what named them. */
type CertainCustomers = Map<string, Set<string>>;

/** Below this several candidates without a second hint are not even offered: the place may be no name at all. */
const mayBeOffered = 0.4;

/** Decides what the page tells for sure; leaves open what it does not. */
export function resolveMentions(reading: PageReading, mentions: readonly Mention[], context: ResolveContext): Resolution {
  const own = new Set([...context.ownNames, ...context.ownStaff].map((name) => foldName(name)));
  const allowed = mentions
    .filter((mention) => !isOwn(mention.surface, own, context))
    .map((mention) => ({ ...mention, candidates: withoutRejected(mention, context) }))
    .map((mention) => withoutElsewhere(reading, mention, mentions))
    .filter((mention) => mention.candidates.length > 0 && !isSaidToBeElsewhere(reading, mention, mentions));
  const others = findOthersInRows(reading, allowed);
  return resolveAllowed(reading, others.size === 0 ? allowed : allowed.filter((mention) => !others.has(mention)), context);
}

/** The same once nobody is among the candidates who cannot be meant. */
function resolveAllowed(reading: PageReading, named: readonly Mention[], context: ResolveContext): Resolution {
  const allowed = withoutNamesakes(named);
  const certain: CertainCustomers = new Map();
  const places: CertainPlace[] = [];
  for (const { candidates, surface, block, start, end } of allowed) {
    const [first, second] = candidates;
    if (!first || second || first.confidence < standsAlone || first.evidence === 'contact-name') continue;
    certain.set(first.customerId, (certain.get(first.customerId) ?? new Set()).add(choiceKey(surface)));
    places.push({ block, start, end, customerId: first.customerId, evidence: first.evidence });
  }
  for (const { customerId, mentions: pair } of findPairs(reading, allowed))
    for (const { block, start, end, surface } of pair) {
      certain.set(customerId, (certain.get(customerId) ?? new Set()).add(choiceKey(surface)));
      places.push({ block, start, end, customerId, evidence: 'name-variant' });
    }
  for (const { block, start, end, surface, candidates } of [...findListed(reading, allowed), ...findLabels(reading, allowed)]) {
    const customerId = candidates[0]?.customerId ?? '';
    certain.set(customerId, (certain.get(customerId) ?? new Set()).add(choiceKey(surface)));
    places.push({ block, start, end, customerId, evidence: 'name-variant' });
  }
  places.sort((left, right) => left.block - right.block || left.start - right.start);
  const decided: Mention[] = [];
  const choices = new Map<string, OpenChoice>();
  for (const mention of allowed) {
    const key = choiceKey(mention.surface);
    const candidates = byPlace(reading, mention, decide(mention.candidates, key, certain, context), certain, places);
    if (candidates.length === 0) continue;
    decided.push({ ...mention, candidates });
    if (candidates.length > 1 && !choices.has(key)) choices.set(key, { key, surface: mention.surface, candidates });
  }
  const placed = withRoles(reading, decided);
  const ranked = rank(reading, placed);
  const customers = ranked.map(({ roles, ...customer }) => customer);
  const sender = reading.message?.from;
  const senderAddress = sender?.address?.toLowerCase();
  const [first] = ranked;
  const isStranger = senderAddress !== undefined && !isOwnAddress(senderAddress, context);
  // Whom only earlier mail names is not who this mail is from, unless a colleague forwards it; the lines beside it are other mails.
  const isElsewhere = (role: BlockRole): boolean => (role === 'quote' ? isStranger : role === 'row' && isOpen(reading));
  const primary = first && [...first.roles].every(isElsewhere) ? undefined : first;
  const isKnownSender = senderAddress !== undefined && decided.some((mention) => mention.surface.toLowerCase() === senderAddress);
  return {
    mentions: placed,
    customers,
    ...(primary ? { primaryCustomerId: primary.customerId } : {}),
    choices: [...choices.values()],
    ...(senderAddress !== undefined && !isKnownSender && !isOwnAddress(senderAddress, context)
      ? { unknownSender: unknownSender(senderAddress, sender?.name) }
      : {}),
  };
}

function unknownSender(address: string, name: string | undefined): NonNullable<Resolution['unknownSender']> {
  const domain = address.slice(address.indexOf('@') + 1);
  const isCompanys = domain.includes('.') && !isPublicMailDomain(domain) && !isRegistryDomain(domain);
  return { address, ...(name === undefined ? {} : { name }), ...(isCompanys ? { domain } : {}) };
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

/**
 * A company whose name somebody elsewhere has as a person: the page has to name that person's company otherwise, or it is the
 * company.
 */
function withoutNamesakes(mentions: readonly Mention[]): Mention[] {
  const others = new Set<string>();
  for (const { candidates } of mentions)
    if (candidates.length === 1 && candidates[0] && candidates[0].evidence !== 'contact-name')
      others.add(candidates[0].customerId);
  return mentions.map((mention) => {
    const companies = mention.candidates.filter(
      ({ evidence, confidence }) => evidence !== 'contact-name' && confidence > privateConfidence,
    );
    if (companies.length === 0 || companies.length === mention.candidates.length) return mention;
    const isNamed = mention.candidates.some(({ evidence, customerId }) => evidence === 'contact-name' && others.has(customerId));
    return isNamed ? mention : { ...mention, candidates: companies };
  });
}

/** The mention without the customers whose person of that name has another address. */
function withoutElsewhere(reading: PageReading, mention: Mention, mentions: readonly Mention[]): Mention {
  if (mention.candidates[0]?.evidence !== 'contact-name') return mention;
  const elsewhere = customersElsewhere(reading, mention, mentions);
  if (elsewhere.size === 0) return mention;
  return { ...mention, candidates: mention.candidates.filter(({ customerId }) => !elsewhere.has(customerId)) };
}

/** The candidates that the page leaves: one when it tells, several when it does not, none when it speaks against all. */
function decide(
  candidates: readonly Candidate[],
  key: string,
  certain: CertainCustomers,
  context: ResolveContext,
): readonly Candidate[] {
  const chosen = candidates.find((candidate) => candidate.customerId === context.choices.get(key));
  if (chosen) return [{ ...chosen, evidence: 'choice', confidence: 0.98 }];
  const hinted = candidates.filter((candidate) => certain.has(candidate.customerId));
  if (hinted.length > 0) return hinted.map((candidate) => withHint(candidate, key, certain));
  if (candidates.length > 1) return (candidates[0]?.confidence ?? 0) >= mayBeOffered ? candidates : [];
  return (candidates[0]?.confidence ?? 0) >= standsAlone ? candidates : [];
}

/** What several certain customers share is decided by the line or the row that it stands in. */
function byPlace(
  reading: PageReading,
  mention: Mention,
  candidates: readonly Candidate[],
  certain: CertainCustomers,
  places: readonly CertainPlace[],
): readonly Candidate[] {
  if (candidates.length < 2 || !candidates.every(({ customerId }) => certain.has(customerId))) return candidates;
  const isPerson = candidates.some(({ evidence }) => evidence === 'contact-name');
  const customerIds = new Set(candidates.map(({ customerId }) => customerId));
  const text = reading.blocks[mention.block]?.text ?? '';
  const customerId = customerByPlace(text, mention, isPerson, customerIds, places);
  if (customerId === undefined) return likeliestFirst(candidates, places);
  return candidates.filter((candidate) => candidate.customerId === customerId);
}

/** The order in which customers are offered: whom the page names oftener for sure comes first, and an address says more than a name. */
function likeliestFirst(candidates: readonly Candidate[], places: readonly CertainPlace[]): readonly Candidate[] {
  const weights = new Map<string, number>();
  for (const { customerId, evidence } of places)
    weights.set(customerId, (weights.get(customerId) ?? 0) + (evidence === 'contact-address' ? 3 : 1));
  const weightOf = ({ customerId }: Candidate): number => weights.get(customerId) ?? 0;
  return [...candidates].sort((left, right) => weightOf(right) - weightOf(left));
}

/** A second hint makes a candidate sure; the same name once more is none. */
function withHint(candidate: Candidate, key: string, certain: CertainCustomers): Candidate {
  const hints = certain.get(candidate.customerId);
  const isHinted = hints !== undefined && (hints.size > 1 || !hints.has(key));
  return isHinted ? { ...candidate, confidence: Math.max(candidate.confidence, 0.9) } : candidate;
}

/** Each mention with the part of a whole text or body that it stands in, where its block does not say. */
function withRoles(reading: PageReading, mentions: readonly Mention[]): Mention[] {
  const segments = new Map<number, TextSegment[]>();
  const hasMarkedQuotes = reading.blocks.some(({ role }) => role === 'quote');
  return mentions.map((mention) => {
    const { role, text } = reading.blocks[mention.block] ?? { role: 'page' as const, text: '' };
    if (role !== 'page' && role !== 'body') return mention;
    let parts = segments.get(mention.block);
    if (!parts) {
      parts = segmentText(text, { isBody: role === 'body', hasMarkedQuotes });
      segments.set(mention.block, parts);
    }
    const part = roleAt(parts, mention.start);
    return part === 'body' ? mention : { ...mention, role: part };
  });
}

interface Ranked extends RecognisedCustomer {
  /** Roles of the blocks that name it. */
  readonly roles: ReadonlySet<BlockRole>;
}

/** Whether one message is open or being written, so that the lines of a list are about others. */
function isOpen({ view }: PageReading): boolean {
  return view === 'message' || view === 'compose';
}

function rank(reading: PageReading, mentions: readonly Mention[]): Ranked[] {
  interface Standing {
    score: number;
    doubt: number;
    first: number;
    mentions: number[];
    contactId?: string;
    seen: Map<BlockRole, number>;
  }
  const standings = new Map<string, Standing>();
  for (const [index, mention] of mentions.entries()) {
    const [candidate, other] = mention.candidates;
    if (!candidate || other) continue;
    const role = mention.role ?? reading.blocks[mention.block]?.role ?? 'page';
    const standing: Standing = standings.get(candidate.customerId) ?? {
      score: 0,
      doubt: 1,
      first: index,
      mentions: [],
      seen: new Map(),
    };
    const seen = standing.seen.get(role) ?? 0;
    standing.seen.set(role, seen + 1);
    const weight = role === 'row' && isOpen(reading) ? besideWeight : roleWeights[role].weight;
    if (seen < roleWeights[role].most) standing.score += weight * candidate.confidence;
    standing.doubt *= 1 - candidate.confidence;
    standing.mentions.push(index);
    if (candidate.contactId !== undefined && standing.contactId === undefined) standing.contactId = candidate.contactId;
    standings.set(candidate.customerId, standing);
  }
  const confidenceOf = (index: number): number => mentions[index]?.candidates[0]?.confidence ?? 0;
  return [...standings.entries()]
    .sort(([, left], [, right]) => right.score - left.score || left.first - right.first)
    .map(([customerId, standing]) => ({
      customerId,
      confidence: 1 - standing.doubt,
      mentions: standing.mentions.sort((left, right) => confidenceOf(right) - confidenceOf(left) || left - right),
      roles: new Set(standing.seen.keys()),
      ...(standing.contactId === undefined ? {} : { contactId: standing.contactId }),
    }));
}
