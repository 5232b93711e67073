/** What was logged in this browser -> a file that a spreadsheet or a CRM takes. */
import { findCustomerRows } from '../cache/customers.ts';
import type { LocalTouchpoint, ShukeDatabase } from '../cache/db.ts';
import { writeCsv } from '../import/write-csv.ts';

export type TouchpointFormat = 'csv' | 'ndjson';

const header = [
  'happened_at',
  'customer_id',
  'customer',
  'channel',
  'direction',
  'contact',
  'subject',
  'note',
  'logged_at',
  'id',
];

/** Touchpoints of this browser, oldest first; the CSV carries no formula. */
export async function saveTouchpoints(database: ShukeDatabase, format: TouchpointFormat): Promise<string> {
  // What the rep took back is only kept until the backend knows.
  const kept = await database.touchpoints.filter(({ touchpoint }) => !touchpoint.isDeleted).toArray();
  const locals: LocalTouchpoint[] = kept.sort((a, b) => (a.touchpoint.happenedAt < b.touchpoint.happenedAt ? -1 : 1));
  if (format === 'ndjson') return locals.map(({ touchpoint }) => `${JSON.stringify(touchpoint)}\n`).join('');
  const rows = await findCustomerRows(database, [...new Set(locals.map(({ customerId }) => customerId))]);
  return writeCsv(
    header,
    locals.map(({ touchpoint }) => {
      const customer = rows.get(touchpoint.customerId)?.customer;
      const contact = customer?.contacts.find(({ id }) => id === touchpoint.contactId);
      return [
        touchpoint.happenedAt,
        touchpoint.customerId,
        customer?.legalName ?? '',
        touchpoint.channel,
        touchpoint.direction,
        contact?.name ?? '',
        touchpoint.subject ?? '',
        touchpoint.note ?? '',
        touchpoint.loggedAt,
        touchpoint.id,
      ];
    }),
  );
}
