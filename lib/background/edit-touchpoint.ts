/** A touchpoint as the rep wants it to be -> its next state on the disk and in the outbox, or a clear reason why not. */
import { findCurrentGeneration, findCustomerRow } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { revisionOf, saveEdit } from '../cache/touchpoints.ts';
import type { EditAnswer } from '../messages/contract.ts';
import type { NewTouchpoint } from '../model/touchpoint.ts';
import { isDiskFull } from '../platform/is-disk-full.ts';

/** What is left of a touchpoint that was taken back: nothing that anybody typed. */
function withoutWords(touchpoint: NewTouchpoint): NewTouchpoint {
  const { id, customerId, channel, aspect, direction, happenedAt, loggedAt, fingerprint, revision } = touchpoint;
  return {
    ...{ id, customerId, channel, aspect, direction, happenedAt, loggedAt, isDeleted: true },
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(revision === undefined ? {} : { revision }),
  };
}

/**
 * Only the author edits, and the message and customer stay what they were. `saved` means that the state and its place in
 * the outbox are on the disk.
 */
export async function editTouchpoint(database: ShukeDatabase, sent: NewTouchpoint, nowMs: number): Promise<EditAnswer> {
  try {
    const generation = await findCurrentGeneration(database);
    const row = await findCustomerRow(database, sent.customerId);
    if (!generation || !row) return { kind: 'not-saved', reason: 'gone' };
    const exported = row.touchpoints.find((touchpoint) => touchpoint.id === sent.id);
    if (exported && exported.staffId !== generation.head.viewer.id) return { kind: 'not-saved', reason: 'not-yours' };
    const revision = Math.max(revisionOf(sent), exported ? revisionOf(exported) : 0);
    const base: NewTouchpoint = { ...sent, ...(revision === 0 ? {} : { revision }) };
    await database.attempt(() => saveEdit(database, sent.isDeleted ? withoutWords(base) : base, nowMs));
    return { kind: 'saved' };
  } catch (error) {
    console.error('shuke: editTouchpoint failed', error);
    return { kind: 'not-saved', reason: isDiskFull(error) ? 'disk-full' : 'failed' };
  }
}
