/** Names in a sentence: in Chinese a Latin name keeps its distance from the conjunction, a Chinese one does not. */
import { expect, test } from 'vitest';
import { joinNames } from '../../lib/i18n/join-names.ts';

test.each([
  [['华珩科技', '华珩', 'Huaheng'], 'zh-CN', '华珩科技、华珩和 Huaheng'],
  [['Huaheng', '华珩'], 'zh-CN', 'Huaheng 和华珩'],
  [['华珩科技', '华珩'], 'zh-CN', '华珩科技和华珩'],
  [['和信', 'A'], 'zh-CN', '和信和 A'],
  [['澔岑', 'Haocen'], 'zh-TW', '澔岑和 Haocen'],
  [['a', 'b', 'c'], 'en', 'a, b, and c'],
  [['Acme'], 'zh-CN', 'Acme'],
  [[], 'zh-CN', ''],
])('%j in %s is %s', (names, tag, phrase) => {
  expect(joinNames(names, tag)).toBe(phrase);
});
