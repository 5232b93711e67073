/** What was logged without a backend, as a file that a spreadsheet or a CRM takes. */
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../lib/cache/db.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { newTouchpointSchema } from '../../lib/model/touchpoint.ts';
import { saveTouchpoints } from '../../lib/options/save-touchpoints.ts';
import { aTouchpoint } from '../server/engine.ts';

const database = openDatabase('save-touchpoints');
afterEach(() => database.delete());

test('oldest first, whole as JSON lines, without formulas as CSV', async () => {
  const later = aTouchpoint({ happenedAt: '2026-11-20T09:00:00Z', note: '=HYPERLINK("http://evil.example")' });
  const earlier = aTouchpoint({ happenedAt: '2026-11-19T09:00:00Z', subject: '报价, "Q4"' });
  for (const touchpoint of [later, earlier]) await saveTouchpoint(database, touchpoint, 0);
  const lines = (await saveTouchpoints(database, 'ndjson')).trimEnd().split('\n');
  expect(lines.map((line) => newTouchpointSchema.parse(JSON.parse(line)))).toEqual([earlier, later]);
  const csv = (await saveTouchpoints(database, 'csv')).split('\r\n');
  expect(csv[0]).toBe('\ufeffhappened_at,customer_id,customer,channel,direction,contact,subject,note,logged_at,id');
  expect(csv[1]).toContain('"报价, ""Q4"""');
  expect(csv[2]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
});
