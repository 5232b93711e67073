/** What the rep taught about names and addresses, one lesson for each, and what of it is proposed to the manager. */
import type { AliasProposal } from '../model/alias-proposal.ts';
import type { Lesson } from '../model/lesson.ts';
import type { ShukeDatabase, TaughtLesson } from './db.ts';

/** What a lesson says of the company's data; a block says nothing that a manager could put right. */
function proposalsOf(lesson: Lesson): AliasProposal[] {
  if (lesson.kind === 'block') return [];
  const { surface } = lesson;
  const kind = lesson.kind === 'rejection' ? 'is-not' : 'is';
  const ids = lesson.kind === 'rejection' ? lesson.customerIds : [lesson.customerId];
  return ids.map((customerId) => ({ id: crypto.randomUUID(), customerId, kind, surface }));
}

/**
 * Keeps a lesson in place of an older one about the same surface; what was rejected before stays rejected.
 * @param key - The surface in the form in which surfaces are compared
 * @param isShared - The rep agreed that lessons are proposed to the manager
 */
export async function saveLesson(
  database: ShukeDatabase,
  key: string,
  lesson: Lesson,
  taughtAt: string,
  isShared = false,
): Promise<void> {
  await database.transaction('rw', database.taught, async () => {
    const before = await database.taught.get(key);
    const isMore = lesson.kind === 'rejection' && before?.lesson.kind === 'rejection';
    const kept = isMore
      ? { ...lesson, customerIds: [...new Set([...before.lesson.customerIds, ...lesson.customerIds])] }
      : lesson;
    const earlier = isMore ? (before.waiting ?? []) : [];
    // Done twice, it is proposed once.
    const isNew = ({ customerId }: AliasProposal): boolean => !earlier.some((proposal) => proposal.customerId === customerId);
    const waiting = isShared ? [...earlier, ...proposalsOf(lesson).filter(isNew)] : [];
    await database.taught.put({ key, lesson: kept, taughtAt, ...(waiting.length > 0 ? { waiting } : {}) });
  });
}

/** Every lesson, newest first. */
export async function loadLessons(database: ShukeDatabase): Promise<TaughtLesson[]> {
  const lessons = await database.taught.toArray();
  return lessons.sort((a, b) => (a.taughtAt < b.taughtAt ? 1 : a.taughtAt > b.taughtAt ? -1 : 0));
}

/** Forgets a lesson; nothing happens when there is none under the key. */
export async function dropLesson(database: ShukeDatabase, key: string): Promise<void> {
  await database.taught.delete(key);
}

/** Proposals that wait to be sent, at most `limit`. */
export async function findWaitingProposals(database: ShukeDatabase, limit: number): Promise<AliasProposal[]> {
  const lessons = await database.taught.toArray();
  return lessons.flatMap((lesson) => lesson.waiting ?? []).slice(0, limit);
}

/** The backend has answered for these ids: they wait no longer. */
export async function settleProposals(database: ShukeDatabase, ids: ReadonlySet<string>, now: string): Promise<void> {
  await database.taught.toCollection().modify((entry) => {
    const waiting = entry.waiting?.filter(({ id }) => !ids.has(id));
    if (waiting === undefined || waiting.length === entry.waiting?.length) return;
    if (waiting.length > 0) entry.waiting = waiting;
    else {
      delete entry.waiting;
      entry.proposedAt = now;
    }
  });
}

/** The rep shares no longer: nothing that waits is sent. */
export async function dropWaitingProposals(database: ShukeDatabase): Promise<void> {
  await database.taught.toCollection().modify((entry) => {
    delete entry.waiting;
  });
}
