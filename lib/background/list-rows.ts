/** A list of messages as it was recognised -> for each message whose it is, as far as that is certain. */
import type { FrameState } from '../messages/page-state.ts';
import type { EvidenceKind } from '../model/mention.ts';
import type { OpenMessage } from '../model/page.ts';

/** A message of a list that can be told from all others. */
export interface ListedMessage {
  readonly message: OpenMessage & { readonly identity: string };
  /** Absent: it names nobody of ours, or several and no address decides. */
  readonly customerId?: string;
  /** It names several customers. */
  readonly isUnclear: boolean;
  /** The person of that customer who is named. */
  readonly contactId?: string;
}

/** Evidence that tells who wrote a message or whom it went to, not only whom it is about. */
const addressEvidence: readonly EvidenceKind[] = ['contact-address', 'customer-domain', 'choice'];

/** Every message of the list, each identity once, in reading order. */
export function findListedMessages({ rows, resolution }: FrameState): ListedMessage[] {
  const messages = new Map<string, ListedMessage>();
  for (const { block, message } of rows ?? []) {
    const { identity } = message;
    if (identity === undefined || messages.has(identity)) continue;
    const named = resolution.customers.flatMap(({ customerId, mentions }) => {
      const own = mentions.flatMap((index) => resolution.mentions[index] ?? []).filter((mention) => mention.block === block);
      const candidates = own.flatMap((mention) => mention.candidates.filter((candidate) => candidate.customerId === customerId));
      const contactId = candidates.find((candidate) => candidate.contactId !== undefined)?.contactId;
      const byAddress = candidates.some((candidate) => addressEvidence.includes(candidate.evidence));
      return candidates.length === 0 ? [] : [{ customerId, byAddress, contactId }];
    });
    const byAddress = named.filter((entry) => entry.byAddress);
    const [whose] = byAddress.length === 1 ? byAddress : named.length === 1 ? named : [];
    messages.set(identity, {
      message: { ...message, identity },
      isUnclear: whose === undefined && named.length > 1,
      ...(whose ? { customerId: whose.customerId } : {}),
      ...(whose?.contactId === undefined ? {} : { contactId: whose.contactId }),
    });
  }
  return [...messages.values()];
}
