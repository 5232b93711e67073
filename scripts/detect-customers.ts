/** One line of a customer list for measuring -> what the name index takes. */
import type { IndexedCustomer } from '../lib/match/build-name-index.ts';

/** Texts of a list, or an error that says where the list is none; absent counts as empty. */
function texts(value: unknown, place: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string'))
    throw new TypeError(`${place}: list of texts expected`);
  return (value as string[]).filter((one) => one.trim() !== '');
}

/**
 * Takes `{id, legalName, aliases?, domains?, contacts?: [{name, email?}], type?: "person"}`; whatever else is there is left
 * alone. Throws a `TypeError` that names the place and the field.
 */
export function toIndexedCustomer(raw: unknown, place: string): IndexedCustomer {
  if (typeof raw !== 'object' || raw === null) throw new TypeError(`${place}: object expected`);
  const row = raw as Record<string, unknown>;
  if (typeof row.id !== 'string' || row.id === '') throw new TypeError(`${place}, field id: text expected`);
  if (typeof row.legalName !== 'string' || row.legalName.trim() === '')
    throw new TypeError(`${place}, field legalName: text expected`);
  const contacts = row.contacts ?? [];
  if (!Array.isArray(contacts)) throw new TypeError(`${place}, field contacts: list expected`);
  const id = row.id;
  return {
    id,
    legalName: row.legalName,
    aliases: texts(row.aliases, `${place}, field aliases`),
    domains: texts(row.domains, `${place}, field domains`),
    recordIds: texts(row.recordIds, `${place}, field recordIds`),
    kind: row.type === 'person' ? 'consumer' : 'business',
    contacts: contacts.map((contact: unknown, index) => {
      const { name, email } = (contact ?? {}) as { name?: unknown; email?: unknown };
      if (typeof name !== 'string' || name.trim() === '')
        throw new TypeError(`${place}, field contacts[${index}].name: text expected`);
      if (email !== undefined && email !== null && typeof email !== 'string')
        throw new TypeError(`${place}, field contacts[${index}].email: text expected`);
      return { id: `${id}-${index + 1}`, name, ...(email ? { email } : {}) };
    }),
  };
}
