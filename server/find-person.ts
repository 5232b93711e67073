/** What an operator calls somebody -> the member of staff. */
import type { Staff } from '../lib/model/export.ts';

/** Named in a sentence, at most. */
const maxNamed = 30;

/** A person in a sentence, with the id that commands take. */
export function describePerson({ id, name }: Pick<Staff, 'id' | 'name'>): string {
  return `${name} (${id})`;
}

/** The people there are, for a sentence. */
export function listPeople(staff: readonly Staff[]): string {
  const named = staff.slice(0, maxNamed).map(describePerson).join(', ');
  return staff.length > maxNamed ? `${named} and ${staff.length - maxNamed} more` : named;
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** By id, else by e-mail address, else by whole name, whatever the case; more than one only when several have that name. */
export function findPeople(staff: readonly Staff[], called: string): readonly Staff[] {
  const byId = staff.filter(({ id }) => id === called);
  if (byId.length > 0) return byId;
  const folded = fold(called);
  const byEmail = staff.filter(({ email }) => email !== undefined && fold(email) === folded);
  return byEmail.length > 0 ? byEmail : staff.filter(({ name }) => fold(name) === folded);
}
