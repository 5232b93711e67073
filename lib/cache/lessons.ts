/** What the rep taught about names and addresses, one lesson for each. */
import type { Lesson } from '../model/lesson.ts';
import type { ShukeDatabase, TaughtLesson } from './db.ts';

/**
 * Keeps a lesson in place of an older one about the same surface; what was rejected before stays rejected.
 * @param key - The surface in the form in which surfaces are compared
 */
export async function saveLesson(database: ShukeDatabase, key: string, lesson: Lesson, taughtAt: string): Promise<void> {
  await database.transaction('rw', database.taught, async () => {
    const before = (await database.taught.get(key))?.lesson;
    const isMore = lesson.kind === 'rejection' && before?.kind === 'rejection';
    const kept = isMore ? { ...lesson, customerIds: [...new Set([...before.customerIds, ...lesson.customerIds])] } : lesson;
    await database.taught.put({ key, lesson: kept, taughtAt });
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
