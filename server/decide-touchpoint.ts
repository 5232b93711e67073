/** A touchpoint that was sent + what is known -> what becomes of it. Pure but for the known ones, which it keeps up to date. */
import type { TouchpointResult } from '../lib/model/export.ts';
import type { NewTouchpoint, Touchpoint } from '../lib/model/touchpoint.ts';
import { hashContent } from './hash-content.ts';

/** Further staff a touchpoint names, at most. */
const maxAlsoBy = 50;

export interface KnownTouchpoint {
  /** Lower case. */
  readonly id: string;
  readonly customerId: string;
  readonly fingerprint: string | null;
  readonly contentHash: string;
  touchpoint: Touchpoint;
  /** What the database still has to be told. */
  unwritten: 'nothing' | 'row' | 'alsoBy';
}

/** Touchpoints that a batch may meet: stored before, or sent earlier in the same transaction. */
export interface KnownTouchpoints {
  readonly byId: Map<string, KnownTouchpoint>;
  /** By customer and fingerprint. */
  readonly byMessage: Map<string, KnownTouchpoint>;
}

export function createKnownTouchpoints(stored: readonly KnownTouchpoint[]): KnownTouchpoints {
  const known: KnownTouchpoints = { byId: new Map(), byMessage: new Map() };
  for (const one of stored) addKnown(known, one);
  return known;
}

function addKnown({ byId, byMessage }: KnownTouchpoints, one: KnownTouchpoint): void {
  byId.set(one.id, one);
  if (one.fingerprint !== null) byMessage.set(messageKey(one.customerId, one.fingerprint), one);
}

/** Ids hold no space. */
function messageKey(customerId: string, fingerprint: string): string {
  return `${customerId} ${fingerprint}`;
}

/** Adds the sender to a touchpoint that somebody else logged first. */
function addSender(one: KnownTouchpoint, staffId: string): void {
  const others = one.touchpoint.alsoBy ?? [];
  if (one.touchpoint.staffId === staffId || others.includes(staffId) || others.length >= maxAlsoBy) return;
  one.touchpoint = { ...one.touchpoint, alsoBy: [...others, staffId] };
  if (one.unwritten === 'nothing') one.unwritten = 'alsoBy';
}

/**
 * The first touchpoint with an id or a message wins; the same again is answered as before.
 * @param isVisible - whether the sender may see the customer
 */
export function decideTouchpoint(
  known: KnownTouchpoints,
  raw: NewTouchpoint,
  staffId: string,
  isVisible: boolean,
): TouchpointResult {
  const sent = { ...raw, id: raw.id.toLowerCase() };
  const { id } = raw;
  const contentHash = hashContent(sent);
  const earlier = known.byId.get(sent.id);
  if (earlier?.contentHash === contentHash) return { outcome: 'stored', id, already: true };
  if (!isVisible) return { outcome: 'refused', id, reason: 'unknown-customer', detail: 'You have no customer with this id.' };
  if (earlier)
    return { outcome: 'refused', id, reason: 'other-content', detail: 'Another touchpoint was stored under this id before.' };
  const same = sent.fingerprint === undefined ? undefined : known.byMessage.get(messageKey(sent.customerId, sent.fingerprint));
  if (same) {
    addSender(same, staffId);
    return {
      outcome: 'same-message',
      id,
      storedId: same.id,
      staffId: same.touchpoint.staffId,
      loggedAt: same.touchpoint.loggedAt,
    };
  }
  addKnown(known, {
    id: sent.id,
    customerId: sent.customerId,
    fingerprint: sent.fingerprint ?? null,
    contentHash,
    touchpoint: { ...sent, staffId },
    unwritten: 'row',
  });
  return { outcome: 'stored', id, already: false };
}
