/** Times as Roundcube shows them -> instants. The rest of the adapter is tested on recorded pages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSentAt } from '../../lib/sites/roundcube.ts';

describe('time of a message', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Asia/Shanghai';
  });
  afterAll(() => {
    process.env.TZ = zone;
  });

  test.each([
    ['2026-11-21 16:13', 'yy-mm-dd', '2026-11-21T08:13:00.000Z'],
    ['21.11.2026 16:13', 'dd.mm.yy', '2026-11-21T08:13:00.000Z'],
    ['21-11-2026 16:13', 'dd-mm-yy', '2026-11-21T08:13:00.000Z'],
    ['11/21/2026 4:13 PM', 'mm/dd/yy', '2026-11-21T08:13:00.000Z'],
    ['2026/11/21 12:05 am', 'yy/mm/dd', '2026-11-20T16:05:00.000Z'],
    ['5.3.2026 9:07', 'd.m.yy', '2026-03-05T01:07:00.000Z'],
    ['Today 08:13', 'yy-mm-dd', undefined],
    ['2026-13-45 08:13', 'yy-mm-dd', undefined],
    ['', 'yy-mm-dd', undefined],
  ])('%s (%s)', (text, format, instant) => {
    expect(parseSentAt(text, format)).toBe(instant);
  });
});
