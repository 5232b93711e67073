/** The open message and the customer it is logged for -> what the touchpoint says. */
import type { Customer } from '../model/customer.ts';
import type { ExportHead } from '../model/export.ts';
import type { OpenMessage, Participant } from '../model/page.ts';
import { type Aspect, aspectOfChannel, type Channel, type Direction, type News } from '../model/touchpoint.ts';

export interface TouchpointFacts {
  readonly direction: Direction;
  readonly contactId?: string;
  readonly aspect: Aspect;
  /** When it happened, as an instant. */
  readonly happenedAt: string;
}

/** The indirect aspect that a note of news serves: a need that was seen is need discovery, anything else an observation. */
export const aspectOfNews: Readonly<Record<News, Aspect>> = {
  'strategy-change': 'measurement',
  'second-supplier': 'measurement',
  'rival-seen': 'measurement',
  'better-offer': 'measurement',
  'people-change': 'measurement',
  'hidden-need': 'need-discovery',
};

function sameAddress(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();
}

function isOurs(participant: Participant | undefined, head: ExportHead): boolean {
  const address = participant?.address?.trim().toLowerCase();
  if (address === undefined) return false;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return (
    head.staff.some((member) => sameAddress(member.email, address)) ||
    head.company.domains.some((own) => domain === own || domain.endsWith(`.${own}`))
  );
}

function findContact(customer: Customer, participants: readonly (Participant | undefined)[]): string | undefined {
  for (const participant of participants) {
    const contact = customer.contacts.find((candidate) => sameAddress(candidate.email, participant?.address));
    if (contact) return contact.id;
  }
  return undefined;
}

/** Earlier than now and no more than ten years ago, or the page's clock is not to be believed. */
function isBelievable(instant: string, nowMs: number): boolean {
  const at = Date.parse(instant);
  return at <= nowMs + 60_000 && at > nowMs - 10 * 365 * 86_400_000;
}

/** A message that is being logged, and what the page tells of it. */
export interface MessageSource {
  readonly message: OpenMessage;
  /** The person whom recognition found for this customer. */
  readonly contactId?: string | undefined;
  /** What its words say it is for. */
  readonly aspect?: Aspect | undefined;
}

/** Who wrote decides; a message that names nobody but those it goes to is one of ours. */
function directionOf({ from, to }: OpenMessage, head: ExportHead): Direction {
  if (from === undefined) return to.length > 0 ? 'outbound' : 'inbound';
  return isOurs(from, head) ? 'outbound' : 'inbound';
}

/** Direction, person, time and aspect as the page tells them; what it does not tell is the neutral value. */
export function describeTouchpoint(
  customer: Customer,
  channel: Channel,
  source: MessageSource | undefined,
  head: ExportHead,
  nowMs: number,
): TouchpointFacts {
  const nowInstant = new Date(nowMs).toISOString();
  if (!source) return { direction: 'mutual', aspect: aspectOfChannel[channel], happenedAt: nowInstant };
  const { message } = source;
  const contactId = findContact(customer, [message.from, ...message.to]) ?? source.contactId;
  const happenedAt = message.sentAt !== undefined && isBelievable(message.sentAt, nowMs) ? message.sentAt : nowInstant;
  return {
    direction: directionOf(message, head),
    aspect: source.aspect ?? aspectOfChannel[channel],
    happenedAt,
    ...(contactId === undefined ? {} : { contactId }),
  };
}
