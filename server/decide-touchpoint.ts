/** A touchpoint that was sent + what is known -> what becomes of it. Pure but for the known ones, which it keeps up to date. */
import { z } from 'zod';
import type { TouchpointResult } from '../lib/model/export.ts';
import { type NewTouchpoint, touchpointSchema } from '../lib/model/touchpoint.ts';
import { hashContent } from './hash-content.ts';

/** Further staff a touchpoint names, at most. */
const maxAlsoBy = 50;

/** A touchpoint as the table keeps it: one that was taken back stays, and only the export leaves it out. */
export const storedTouchpointSchema = touchpointSchema.extend({ isDeleted: z.literal(true).optional() });
export type StoredTouchpoint = z.infer<typeof storedTouchpointSchema>;

export interface KnownTouchpoint {
  /** Lower case. */
  readonly id: string;
  readonly customerId: string;
  /** Null also while it is taken back, so that the message may be logged again. */
  fingerprint: string | null;
  /** Of what was sent last. */
  contentHash: string;
  touchpoint: StoredTouchpoint;
  /** What the database still has to be told. */
  unwritten: 'nothing' | 'row' | 'change';
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

function markChanged(one: KnownTouchpoint): void {
  if (one.unwritten === 'nothing') one.unwritten = 'change';
}

/** Adds the sender to a touchpoint that somebody else logged first. */
function addSender(one: KnownTouchpoint, staffId: string): void {
  const others = one.touchpoint.alsoBy ?? [];
  if (one.touchpoint.staffId === staffId || others.includes(staffId) || others.length >= maxAlsoBy) return;
  one.touchpoint = { ...one.touchpoint, alsoBy: [...others, staffId] };
  markChanged(one);
}

/** The same message under another id: the sender joins it. */
function joinSame(same: KnownTouchpoint, id: string, staffId: string): TouchpointResult {
  addSender(same, staffId);
  const { loggedAt, staffId: author } = same.touchpoint;
  return { outcome: 'same-message', id, storedId: same.id, staffId: author, loggedAt };
}

function findSame(known: KnownTouchpoints, sent: NewTouchpoint): KnownTouchpoint | undefined {
  if (sent.fingerprint === undefined || sent.isDeleted) return undefined;
  const same = known.byMessage.get(messageKey(sent.customerId, sent.fingerprint));
  return same?.id === sent.id ? undefined : same;
}

/**
 * Who took back a message that colleagues logged too leaves it to the first of them: the contact did happen. What the
 * author typed goes with the author.
 */
function handOver(touchpoint: StoredTouchpoint, revision: number | undefined): StoredTouchpoint {
  const [next, ...rest] = touchpoint.alsoBy ?? [];
  const { note, subject, value, moreValues, sentiment, alsoBy, ...kept } = touchpoint;
  return {
    ...kept,
    staffId: next ?? touchpoint.staffId,
    ...(rest.length > 0 ? { alsoBy: rest } : {}),
    ...(revision === undefined ? {} : { revision }),
  };
}

/**
 * Below 0 when what was sent is an older state than what is stored. Never 0: of equal revisions the later edit holds, and
 * of edits at one instant the content decides, so that the order of arrival does not.
 */
function compareStates(sent: NewTouchpoint, sentHash: string, earlier: KnownTouchpoint): number {
  const stored = earlier.touchpoint;
  const byCount = (sent.revision ?? 0) - (stored.revision ?? 0);
  if (byCount !== 0) return byCount;
  const byTime = Date.parse(sent.editedAt ?? sent.loggedAt) - Date.parse(stored.editedAt ?? stored.loggedAt);
  return byTime !== 0 ? byTime : sentHash < earlier.contentHash ? -1 : 1;
}

/** An edit of what is stored under the same id: only by its author, only of the same message, and the newest one holds. */
function decideEdit(
  known: KnownTouchpoints,
  earlier: KnownTouchpoint,
  sent: NewTouchpoint,
  id: string,
  staffId: string,
): TouchpointResult {
  const refuse = (reason: 'other-content' | 'not-author', detail: string): TouchpointResult => ({
    outcome: 'refused',
    id,
    reason,
    detail,
  });
  const isSameThing = earlier.customerId === sent.customerId && earlier.touchpoint.fingerprint === sent.fingerprint;
  const isEdit = sent.revision !== undefined || earlier.touchpoint.revision !== undefined;
  if (!isSameThing || !isEdit) return refuse('other-content', 'Another touchpoint was stored under this id before.');
  if (earlier.touchpoint.staffId !== staffId) return refuse('not-author', 'Only who logged a touchpoint may change it.');
  const contentHash = hashContent(sent);
  if (compareStates(sent, contentHash, earlier) < 0) return { outcome: 'stored', id, already: true, superseded: true };
  const same = findSame(known, sent);
  if (same) return joinSame(same, id, staffId);
  if (earlier.fingerprint !== null) known.byMessage.delete(messageKey(earlier.customerId, earlier.fingerprint));
  const { alsoBy } = earlier.touchpoint;
  earlier.touchpoint =
    sent.isDeleted && alsoBy !== undefined
      ? handOver(earlier.touchpoint, sent.revision)
      : { ...sent, staffId, ...(alsoBy === undefined ? {} : { alsoBy }) };
  earlier.fingerprint = earlier.touchpoint.isDeleted ? null : (sent.fingerprint ?? null);
  earlier.contentHash = contentHash;
  markChanged(earlier);
  addKnown(known, earlier);
  return { outcome: 'stored', id, already: false };
}

/**
 * The first touchpoint with an id or a message wins, and then the last edit by its author; the same again is answered
 * as before.
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
  if (earlier) return decideEdit(known, earlier, sent, id, staffId);
  const same = findSame(known, sent);
  if (same) return joinSame(same, id, staffId);
  addKnown(known, {
    id: sent.id,
    customerId: sent.customerId,
    fingerprint: sent.isDeleted ? null : (sent.fingerprint ?? null),
    contentHash,
    touchpoint: { ...sent, staffId },
    unwritten: 'row',
  });
  return { outcome: 'stored', id, already: false };
}
