/** Times that a list says by a word for the day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseListedAt } from '../../lib/sites/listed-at.ts';

describe('time of a line of a list', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Asia/Shanghai';
  });
  afterAll(() => {
    process.env.TZ = zone;
  });

  // A Sunday, 10:30 in Shanghai
  const now = () => new Date('2026-11-22T02:30:00Z');

  test.each([
    ['Today 08:48', '2026-11-22T00:48:00.000Z'],
    ['今天 08:48', '2026-11-22T00:48:00.000Z'],
    ['Heute 8.48', '2026-11-22T00:48:00.000Z'],
    ['Today 12:05 am', '2026-11-21T16:05:00.000Z'],
    ['Today 10:30', '2026-11-22T02:30:00.000Z'],
    ['Sat 14:20', '2026-11-21T06:20:00.000Z'],
    ['星期六 14:20', '2026-11-21T06:20:00.000Z'],
    ['週六 14:20', '2026-11-21T06:20:00.000Z'],
    ['Sa 2:20 PM', '2026-11-21T06:20:00.000Z'],
    ['Mon 00:00', '2026-11-15T16:00:00.000Z'],
    // The first minute of today goes by the name of the day.
    ['Sun 00:00', '2026-11-21T16:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(parseListedAt(text, now())).toBe(instant);
  });

  test.each([
    'Today 10:31',
    'Sun 00:01',
    'Sun 14:20',
    '14:20',
    '星期 14:20',
    'Nov-21 14:20',
    'Sat 24:20',
    'Sat 14:60',
    'Sat',
    '',
  ])('%s is no certain time', (text) => {
    expect(parseListedAt(text, now())).toBeUndefined();
  });
});
