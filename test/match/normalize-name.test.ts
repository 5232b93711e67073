/** Spellings -> one folded form; folded units -> the places they came from. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, foldText, isWordUnit } from '../../lib/match/normalize-name.ts';

/** Letters, ideographs in both scripts, widths, accents, marks, zero-width characters, ligatures: everything folding looks at. */
const mixedUnit = fc.constantFrom(
  ...'abzABZ019äéÄŠßﬁ㈱華华龍龙ＡＢａ１中国上海通用かがハング한글 \u3000\n\t\u00a0\u200b\u00ad\u0301&＆.,·-—。，（）()“！𠮷😀',
);
const mixedText = fc.oneof(
  fc.array(mixedUnit, { maxLength: 60 }).map((units) => units.join('')),
  fc
    .array(fc.constantFrom('and', 'AND', 'S.A.', 'Inc.', '有限公司', ' ', ' and ', 'an\u00add', 'x', '集团', '.'), {
      maxLength: 20,
    })
    .map((parts) => parts.join('')),
);

describe('folding makes one of', () => {
  it.each([
    ['traditional and simplified', '華碩電腦', '华硕电脑'],
    ['full and half width', 'ＡｉｍＣｏｒｅ　Ｔｅｃｈ', 'AimCore Tech'],
    ['upper and lower case', 'NICHIREKI', 'Nichireki'],
    ['with and without accents', 'Société Šijanec', 'Societe Sijanec'],
    ['composed and decomposed accents', 'Polyn\u00e9sie', 'Polyne\u0301sie'],
    ['`&` and "and"', 'Barnes & Noble', 'Barnes and Noble'],
    ['white space of any kind and number', 'Dell \n Technologies', 'Dell\u00a0Technologies'],
    ['ideographs with and without white space', '江河创 建　集团', '江河创建集团'],
    ['with and without zero-width characters', '薄荷\u200b英语', '薄荷英语'],
    ['a soft hyphen and none', 'Acme Soft\u00adware', 'Acme Software'],
    ['brackets of either width and none', '新浪网技术（中国）有限公司', '新浪网技术(中国)有限公司'],
    ['with and without punctuation', 'Osprey Networks, Inc.', 'Osprey Networks Inc'],
    ['hyphen and space', 'Fail-Safe', 'Fail Safe'],
    ['initials with and without full stops', 'C.I. Centro', 'CI Centro'],
    ['more initials than two', 'I.B.M.A. Systems', 'IBMA Systems'],
    ['a zero-width character after another within a word', 'Ac\u200b\u00adme', 'Acme'],
    ['ligatures and their letters', 'ﬁnance Groß', 'finance Gross'],
    ['㈱ and its spelling', '㈱山田', '(株)山田'],
  ])('%s', (_, left, right) => {
    expect(foldName(left)).toBe(foldName(right));
  });

  it.each([
    ['words run together', 'Fail Safe', 'Failsafe'],
    ['names parted by a full stop', '华信。证券', '华信证券'],
    ['voiced and voiceless kana', 'か', 'が'],
    ['sand and s&', 'sand', 's&'],
  ])('but not of %s', (_, left, right) => {
    expect(foldName(left)).not.toBe(foldName(right));
  });
});

describe('folding any text', () => {
  it('keeps offsets inside the text and in order', () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const folded = foldText(text);
        let before = 0;
        for (let at = 0; at < folded.length; at++) {
          const origin = folded.originOf(at);
          expect(origin).toBeGreaterThanOrEqual(before);
          expect(origin).toBeLessThan(text.length);
          before = origin;
        }
      }),
    );
  });

  it('points from every letter back at a unit that folds to it', () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const folded = foldText(text);
        const units = Array.from(folded.units.subarray(0, folded.length));
        const origins = units.map((_, at) => folded.originOf(at));
        for (const [at, unit] of units.entries()) {
          const source = text[origins[at] ?? 0] ?? '';
          if (!isWordUnit(unit) && unit < 0x2e80) continue;
          expect(foldName(source)).toContain(String.fromCharCode(unit));
        }
      }),
    );
  });

  it('gives the same for a text that is folded already', () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const once = foldName(text);
        expect(foldName(once.replaceAll('\u0001', '。'))).toBe(once);
      }),
    );
  });
});
