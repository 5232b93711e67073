/** The catalogs: the same keys, the same arguments, nothing forgotten. The compiler checks the keys; this checks the contents. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { en as panelEn } from '../../lib/i18n/en.ts';
import { enPages } from '../../lib/i18n/pages-en.ts';
import { lengthen, pseudoLocale } from '../../lib/i18n/pseudo.ts';

const { messages: en } = localeFor('en');

type Leaf = readonly [path: string, value: unknown];

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`));
}

const catalogs = (['en', 'zh_CN', 'zh_TW'] as const).map((language) => [language, localeFor(language).messages] as const);

/** Sentences that leave an argument out on purpose, e.g. "2 up" when none is down, or "one of us". */
const partial = /^(today\.listMoves|console\.repLine|today\.title|options\.signOutText)$/;

test.each(catalogs)('%s has the paths of the English catalog, and says something at each', (_language, messages) => {
  expect(leavesOf(messages).map(([path]) => path)).toEqual(leavesOf(en).map(([path]) => path));
  const silent = leavesOf(messages).filter(([path, value]) => value === '' && path !== 'tierGloss.STANDARD');
  expect(silent).toEqual([]);
});

test.each(catalogs)('%s: every argument appears in the sentence', (_language, messages) => {
  const forgotten = leavesOf(messages).flatMap(([path, value]) => {
    if (typeof value !== 'function' || partial.test(path)) return [];
    // Words stand in for numbers too: they are written as they are.
    const values = Array.from({ length: value.length }, (_, index) => `Ω${index + 1}`);
    const sentence: string = value(...values);
    return values.filter((each) => !sentence.includes(each)).map((each) => `${path}: ${each} in “${sentence}”`);
  });
  expect(forgotten).toEqual([]);
});

test('简体 and 繁體 are not each other: no sentence of one uses characters of the other', () => {
  const textOf = (messages: unknown): string =>
    leavesOf(messages)
      .map(([, value]) => (typeof value === 'function' ? String(value('1', '2', '3')) : String(value)))
      .join('');
  expect(textOf(localeFor('zh_CN').messages)).not.toMatch(/[連絡記錄電郵業務檔資訊將與為發這個們來時過還選擇頁]/);
  expect(textOf(localeFor('zh_TW').messages)).not.toMatch(/[连络记录电邮业务档资讯将与为发这个们来时过还选择页]/);
});

test('English counts right', () => {
  expect(en.when.daysLate(1)).toBe('1 day late');
  expect(en.when.daysLate(2)).toBe('2 days late');
  expect(en.today.listMoves(1, 0)).toBe('1 customer of yours moved up.');
  expect(en.today.listMoves(2, 1)).toBe('3 customers of yours have a new tier: 2 up, 1 down.');
  expect(en.console.problems(12_000)).toBe('12,000 rows are left out');
});

test('the pseudo language is at least 40 % longer at every sentence and keeps what it is given', () => {
  const pseudo = new Map(leavesOf(pseudoLocale.messages));
  const short = leavesOf(en).filter(
    ([path, value]) => typeof value === 'string' && value !== '' && String(pseudo.get(path)).length < value.length * 1.4 - 1,
  );
  expect(short).toEqual([]);
  expect(lengthen('')).toBe('');
  expect(pseudoLocale.messages.status.list(42)).toContain('42');
});

test('the sidebar says nothing that only the full pages carry', () => {
  const root = join(import.meta.dirname, '../..');
  const folders = ['components/card', 'components/sidebar', 'components/parts', 'lib/panel'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  );
  const onPages = new RegExp(
    `\\b(messages|words)\\.(${Object.keys(enPages).join('|')})\\b|Messages\\['(${Object.keys(enPages).join('|')})'\\]`,
  );
  expect(Object.keys(enPages).filter((group) => group in panelEn)).toEqual([]);
  expect([...files, 'components/Sidebar.tsx'].filter((file) => onPages.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
