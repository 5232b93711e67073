/** Templates, figures and days -> sentences as each language writes them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfInstant, toDate, toDay } from '../../lib/tiering/calendar.ts';
import {
  daysText,
  dayText,
  fillWording,
  listText,
  moneyText,
  percentText,
  say,
  signedPercentText,
  timesText,
  wording,
} from '../../lib/tiering/wording.ts';

describe('a filled sentence', () => {
  it('sets a gap between Chinese and Latin or digits, and none between Chinese and Chinese', () => {
    const sentence = wording(
      'call {who}, {number} is open',
      '打电话给{who}，把{number}号投诉讲清楚',
      '打電話給{who}，把{number}號客訴講清楚',
    );
    expect(fillWording(sentence, { who: '李薇', number: 231 })).toEqual({
      en: 'Call 李薇, 231 is open',
      zh_CN: '打电话给李薇，把 231 号投诉讲清楚',
      zh_TW: '打電話給李薇，把 231 號客訴講清楚',
    });
    expect(fillWording(sentence, { who: 'Jörg', number: 231 }).zh_CN).toBe('打电话给 Jörg，把 231 号投诉讲清楚');
  });

  it('keeps a placeholder that nobody fills, and never fills a figure’s own braces', () => {
    expect(fillWording(wording('a {b} {c}', '', ''), { b: '{c}' }).en).toBe('A {c} {c}');
  });

  it('does not confuse sentences that are equal in one language only', () => {
    expect(say('same', '甲', '甲').zh_CN).toBe('甲');
    expect(say('same', '乙', '乙').zh_CN).toBe('乙');
  });

  it('takes figures from Object’s own names as unknown', () => {
    expect(fillWording(wording('{constructor} {toString}', '', ''), {}).en).toBe('{constructor} {toString}');
  });
});

describe('a figure', () => {
  it.each([
    [daysText(1), '1 day', '1 天'],
    [daysText(9), '9 days', '9 天'],
    [timesText(1), 'once', '1 次'],
    [timesText(2), 'twice', '2 次'],
    [timesText(5), '5 times', '5 次'],
    [moneyText(1_250_000), '1.3M', '125 万'],
    [moneyText(999_600), '1M', '100 万'],
    [moneyText(-20_000), '−20k', '−2 万'],
    [moneyText(950), '950', '950'],
    [moneyText(320_000_000), '320M', '3.2 亿'],
    [listText(['a']), 'a', 'a'],
    [listText(['a', 'b', 'c']), 'a, b and c', 'a、b、c'],
    [dayText(toDay('2026-11-12')), '12 Nov', '11月12日'],
  ])('is told as people tell it: %j', (figure, en, zh_CN) => {
    expect([figure.en, figure.zh_CN]).toEqual([en, zh_CN]);
  });

  it('shows a share in whole per cent, and a change with its sign', () => {
    expect([
      percentText(0.183),
      percentText(-0.04),
      percentText(-0.001),
      signedPercentText(-0.18),
      signedPercentText(0.24),
      signedPercentText(0),
    ]).toEqual(['18 %', '−4 %', '0 %', '−18 %', '+24 %', '+0 %']);
  });
});

describe('the calendar of the company', () => {
  it('turns a date into a number and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3650, max: 40_000 }), (day) => {
        expect(toDay(toDate(day))).toBe(day);
      }),
    );
  });

  it('has the next day in Shanghai when it is still evening in London', () => {
    expect(toDate(dayOfInstant('2026-11-20T15:59:59Z', 'Asia/Shanghai'))).toBe('2026-11-20');
    expect(toDate(dayOfInstant('2026-11-20T16:00:00Z', 'Asia/Shanghai'))).toBe('2026-11-21');
    expect(toDate(dayOfInstant('2026-11-20T16:00:00Z', 'Europe/London'))).toBe('2026-11-20');
  });

  it('agrees with the platform in every zone, also around a change of the clock', () => {
    const zones = [
      'Asia/Shanghai',
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kathmandu',
      'Pacific/Chatham',
      'Australia/Lord_Howe',
    ];
    const instants = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
        const expected = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
          instant,
        );
        expect(toDate(dayOfInstant(instant.toISOString(), timeZone))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
