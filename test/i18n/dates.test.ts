/** Dates in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { dateWords } from '../../lib/i18n/dates.ts';
import { chooseLanguage } from '../../lib/i18n/languages.ts';
import { spaced } from '../../lib/i18n/space-between-scripts.ts';

/** Friday, 10:14 in Shanghai, 02:14 in London, still Thursday in San Francisco. */
const now = '2026-11-20T02:14:00Z';
const wordsIn = (language: 'en' | 'zh_CN' | 'zh_TW', timeZone = 'Asia/Shanghai', at = now) =>
  dateWords(localeFor(language).messages, localeFor(language).tag, timeZone, at);

describe('due', () => {
  test.each([
    ['2026-11-17', '3 days late', '逾期 3 天'],
    ['2026-11-19', '1 day late', '逾期 1 天'],
    ['2026-11-20', 'due today', '今天到期'],
    ['2026-11-21', 'due tomorrow', '明天到期'],
    ['2026-11-22', 'by Sunday', '周日前'],
    ['2026-11-23', 'next week', '下周'],
    ['2026-11-29', 'next week', '下周'],
    ['2026-11-30', 'by 30 Nov', '11-30 前'],
    ['2027-02-01', 'by 1 Feb 2027', '2027-02-01 前'],
  ])('%s is %s, %s', (day, english, chinese) => {
    expect(wordsIn('en').due(day)).toBe(english);
    expect(wordsIn('zh_CN').due(day)).toBe(chinese);
  });

  test('a week begins on Monday: on Sunday everything of the coming days is next week', () => {
    const sunday = wordsIn('en', 'Asia/Shanghai', '2026-11-22T02:00:00Z');
    expect(sunday.due('2026-11-24')).toBe('next week');
    expect(sunday.due('2026-11-30')).toBe('by 30 Nov');
  });

  test('the company’s calendar decides what today is, not the clock of the computer', () => {
    expect(wordsIn('en', 'America/Los_Angeles').due('2026-11-20')).toBe('due tomorrow');
  });
});

test.each([
  ['2026-11-20T02:14:30Z', 'just now'],
  ['2026-11-20T02:13:00Z', '1 min ago'],
  ['2026-11-20T01:15:00Z', '59 min ago'],
  ['2026-11-20T01:14:00Z', '1 h ago'],
  ['2026-11-19T20:00:00Z', '6 h ago'],
  ['2026-11-19T15:59:00Z', 'yesterday'],
  ['2026-11-17T02:14:00Z', '3 days ago'],
  ['2026-09-17T02:14:00Z', '17 Sep'],
  ['2025-09-17T02:14:00Z', '17 Sep 2025'],
])('%s was %s', (instant, words) => {
  expect(wordsIn('en').ago(instant)).toBe(words);
});

test('a clock that is ahead says just now, never a negative time', () => {
  expect(wordsIn('en').ago('2026-11-20T05:00:00Z')).toBe('just now');
});

test('times are of the company, with the day unless it is today', () => {
  expect(wordsIn('zh_TW').time('2026-11-20T01:14:00Z')).toBe('09:14');
  expect(wordsIn('zh_TW').time('2026-11-19T01:14:00Z')).toBe('昨天 09:14');
  expect(wordsIn('en').time('2026-11-06T16:30:00Z')).toBe('7 Nov 00:30');
});

test('days until a day and back are exact over summer time and leap years', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
      fc.integer({ min: -800, max: 800 }),
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Pacific/Auckland'),
      (moment, days, timeZone) => {
        const words = wordsIn('en', timeZone, moment.toISOString());
        const day = new Date(Date.parse(`${words.today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
        expect(words.daysUntil(day)).toBe(days);
      },
    ),
  );
});

test.each([
  [['zh-TW', 'en'], 'zh_TW'],
  [['zh-Hant-HK'], 'zh_TW'],
  [['yue'], 'zh_CN'],
  [['zh-HK'], 'zh_TW'],
  [['zh-Hans-HK'], 'zh_CN'],
  [['zh'], 'zh_CN'],
  [['zh-SG'], 'zh_CN'],
  [['de-DE', 'zh-CN', 'en'], 'zh_CN'],
  [['de-DE', 'en-GB', 'zh-CN'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('a browser that wishes %o gets %s', (wished, language) => {
  expect(chooseLanguage(wished)).toBe(language);
});

test('Latin words in Chinese sentences get room, Chinese ones none', () => {
  expect(spaced('11-18')).toBe(' 11-18 ');
  expect(spaced('昨天 09:14')).toBe('昨天 09:14 ');
  expect(spaced('昨天')).toBe('昨天');
  expect(spaced('')).toBe('');
});
