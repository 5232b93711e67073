/** Times as headers of messages show them -> the instant, or none where it could be another. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSentAt } from '../../lib/sites/sent-at.ts';

const now = new Date(2026, 10, 22, 16, 30);
const at = (...parts: [number, number, number, number, number]): string => new Date(...parts).toISOString();

describe('the time that a header shows', () => {
  test.each([
    ['Today, 08:48:12', at(2026, 10, 22, 8, 48)],
    ['Heute 08:48', at(2026, 10, 22, 8, 48)],
    ['今天 下午2:05', at(2026, 10, 22, 14, 5)],
    ['11/21/26 (23:13:51)', at(2026, 10, 21, 23, 13)],
    ['21.11.26 23:13', at(2026, 10, 21, 23, 13)],
    ['9.8.2026, 7:05', at(2026, 7, 9, 7, 5)],
    ['November 22, 2026 at 2:26 AM', at(2026, 10, 22, 2, 26)],
    ['23:13:51 2026-11-21', at(2026, 10, 21, 23, 13)],
    ['4:13 PM, Nov 21, 2026', at(2026, 10, 21, 16, 13)],
    ['16:13，2026年11月21日', at(2026, 10, 21, 16, 13)],
  ])('%s', (text, expected) => {
    expect(parseSentAt(text, now)).toBe(expected);
  });

  test('a server that names its own zone means that zone', () => {
    expect(parseSentAt('11/21/26 (23:13:51 UTC)')).toBe('2026-11-21T23:13:00.000Z');
    expect(parseSentAt('11/21/2026 11:13 PM GMT')).toBe('2026-11-21T23:13:00.000Z');
  });

  test.each([
    '11/10/26 08:48',
    '26/11/10 08:48',
    '10-11-26 08:48',
    '11/10/2026 08:48',
    'Yesterday 08:48',
    '11/21/26',
    '8:00 11/10/2026',
  ])('%s could be another day, or tells no minute', (text) => {
    expect(parseSentAt(text, now)).toBeUndefined();
  });

  test('today is told apart only when the page says when that is, and never lies in the future', () => {
    expect(parseSentAt('Today 08:48')).toBeUndefined();
    expect(parseSentAt('Today 23:59', now)).toBeUndefined();
  });

  test('any text is a time or none, and never an error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (text) => {
        const sentAt = parseSentAt(text, now);
        return sentAt === undefined || !Number.isNaN(Date.parse(sentAt));
      }),
    );
  });
});
