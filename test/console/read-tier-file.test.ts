/** A list that nobody wants any more is not read to its end. */
import { expect, test } from 'vitest';
import { readTierFile } from '../../lib/console/read-tier-file.ts';
import { makeXlsx } from '../support/make-xlsx.ts';

const rows = [['id', 'tier'], ...Array.from({ length: 20_000 }, (_, i) => [`c-${i}`, 'MVC'])];
const csv = new TextEncoder().encode(rows.map((cells) => cells.join(',')).join('\n'));

class EnoughError extends Error {}

test.each([
  ['CSV', csv],
  ['Excel', makeXlsx(rows)],
])('%s: what is thrown after a slice ends it', async (_format, bytes) => {
  let pieces = 0;
  const enough = () => {
    pieces++;
    if (pieces === 2) throw new EnoughError();
  };
  await expect(readTierFile(bytes, enough)).rejects.toThrow(EnoughError);
  expect(pieces).toBe(2);
  const whole = await readTierFile(bytes);
  expect('table' in whole && whole.table.rows.length).toBe(20_000);
});
