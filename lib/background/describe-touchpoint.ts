/** The open message and the customer it is logged for -> what the touchpoint says. */
import type { FrameState } from '../messages/page-state.ts';
import type { Customer } from '../model/customer.ts';
import type { ExportHead } from '../model/export.ts';
import type { Participant } from '../model/page.ts';
import type { Aspect, Channel, Direction } from '../model/touchpoint.ts';

export interface TouchpointFacts {
  readonly direction: Direction;
  readonly contactId?: string;
  readonly aspect: Aspect;
  /** When it happened, as an instant. */
  readonly happenedAt: string;
}

/** What tells the aspect of a touchpoint by its channel when nothing else does (domain part 5); the rep can change it. */
const aspectOfChannel: Readonly<Record<Channel, Aspect>> = {
  'e-mail': 'liaison',
  call: 'liaison',
  chat: 'liaison',
  visit: 'contact',
  meeting: 'exchange',
  event: 'exchange',
  note: 'evaluation',
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

/** Direction, person, time and aspect as the page tells them; what it does not tell is the neutral value. */
export function describeTouchpoint(
  customer: Customer,
  channel: Channel,
  frame: FrameState | undefined,
  head: ExportHead,
  nowMs: number,
): TouchpointFacts {
  const nowInstant = new Date(nowMs).toISOString();
  const aspect = aspectOfChannel[channel];
  const message = frame?.message;
  if (!message) return { direction: 'mutual', aspect, happenedAt: nowInstant };
  const direction = isOurs(message.from, head) ? 'outbound' : 'inbound';
  const recognised = frame.resolution.customers.find((entry) => entry.customerId === customer.id)?.contactId;
  const contactId = findContact(customer, [message.from, ...message.to]) ?? recognised;
  const happenedAt = message.sentAt !== undefined && isBelievable(message.sentAt, nowMs) ? message.sentAt : nowInstant;
  return { direction, aspect, happenedAt, ...(contactId === undefined ? {} : { contactId }) };
}
