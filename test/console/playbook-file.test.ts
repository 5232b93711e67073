/** A playbook file: read, checked, compared with the one in force. */
import { describe, expect, test } from 'vitest';
import { faultSentence } from '../../components/console/fault-sentence.ts';
import { diffPlaybooks } from '../../lib/console/diff-playbooks.ts';
import { readPlaybookFile } from '../../lib/console/read-playbook-file.ts';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import type { NewPlaybook } from '../../lib/model/playbook.ts';
import { completePlaybook } from '../../lib/playbook/complete-playbook.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { plainTitle } from '../../lib/playbook/plain-title.ts';
import { rules } from '../../lib/playbook/registry.ts';
import { samplePlaybook } from '../../server/sample/sample-playbook.ts';

const { version: _version, ...sparse } = samplePlaybook;
const bytesOf = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const problemsIn = (value: unknown) => {
  const read = readPlaybookFile(bytesOf(value));
  return read.kind === 'wrong' ? read.problems : [];
};

describe('a file', () => {
  test('as it was saved is a playbook, its version passed over', () => {
    expect(readPlaybookFile(bytesOf(samplePlaybook))).toEqual({ kind: 'playbook', playbook: sparse });
  });

  test.each([
    ['no JSON', 'id,tier', ''],
    ['another JSON', '[]', ''],
    ['an unknown field', { ...sparse, colour: 1 }, 'colour'],
    [
      'a weight out of range',
      { ...sparse, rules: { 'keep-in-touch': { isOn: true, weight: 11 } } },
      'rules.keep-in-touch.weight',
    ],
    ['an unknown rule', { ...sparse, rules: { nobody: { isOn: true, weight: 1 } } }, 'rules.nobody'],
    ['an unknown limit', { ...sparse, thresholds: { nobody: 1 } }, 'thresholds.nobody'],
    ['a limit out of range', { ...sparse, thresholds: { 'mgc-growth': 15 } }, 'thresholds.mgc-growth'],
    [
      'a higher tier that waits longer',
      { ...sparse, cadenceDays: { ...sparse.cadenceDays, MVC: { ...sparse.cadenceDays.MVC, basic: 300 } } },
      'cadenceDays.MVC.basic',
    ],
  ])('with %s is refused with its place and a sentence', (_name, value, field) => {
    const [problem] = problemsIn(value);
    expect(problem?.field).toBe(field);
    for (const language of ['en', 'zh_CN', 'zh_TW'] as const) {
      const sentence = problem ? faultSentence(problem.fault, localeFor(language).messages.playbook) : '';
      expect(sentence.length).toBeGreaterThan(3);
      if (language !== 'en') expect(sentence).toMatch(/\p{Script=Han}/u);
    }
    // What the schema found is known by its kind; the parser's own words are for what is no JSON.
    if (field !== '') expect(problem?.fault.code).not.toBe('other');
  });

  test('says what was expected, and how the tiers stand in the cadence', () => {
    const faultsIn = (value: unknown) => problemsIn(value).map(({ field, fault }) => [field, fault]);
    expect(faultsIn({ ...sparse, frequencyCapPer30Days: 'many' })).toEqual([
      ['frequencyCapPer30Days', { code: 'wrong-kind', expected: 'number' }],
    ]);
    expect(faultsIn({ ...sparse, frequencyCapPer30Days: undefined })).toEqual([['frequencyCapPer30Days', { code: 'missing' }]]);
    expect(faultsIn({ ...sparse, frequencyCapPer30Days: 99 })).toEqual([['frequencyCapPer30Days', { code: 'too-big', max: 60 }]]);
    const MVC = { ...sparse.cadenceDays.MVC, basic: 300 };
    const lowerDays = sparse.cadenceDays.MGC.basic;
    expect(faultsIn({ ...sparse, cadenceDays: { ...sparse.cadenceDays, MVC } })).toEqual([
      ['cadenceDays.MVC.basic', { code: 'cadence-order', days: 300, lowerTier: 'MGC', lowerDays }],
    ]);
  });

  test('names every mistake at once', () => {
    const fields = problemsIn({ ...sparse, rules: { nobody: { isOn: true, weight: 1 } }, thresholds: { none: 1 } });
    expect(fields.map(({ field }) => field)).toEqual(['rules.nobody', 'thresholds.none']);
  });
});

describe('what changes', () => {
  test('naming what is in force anyway is no change', () => {
    const complete = completePlaybook(sparse);
    expect(Object.keys(complete.rules)).toEqual(rules.map(({ id }) => id));
    expect(diffPlaybooks(sparse, complete)).toEqual([]);
    expect(diffPlaybooks(complete, sparse)).toEqual([]);
  });

  test('is told rule by rule, cell by cell', () => {
    const title = { en: 'Say hello', zh_CN: '问候', zh_TW: '問候' };
    const next: NewPlaybook = {
      ...sparse,
      rules: { 'keep-in-touch': { isOn: false, weight: 2, title } },
      cadenceDays: { ...sparse.cadenceDays, BZ: { ...sparse.cadenceDays.BZ, basic: 365 } },
      thresholds: { 'mgc-growth': 0.2 },
      frequencyCapPer30Days: 5,
    };
    const rule = { ruleId: 'keep-in-touch', title };
    expect(diffPlaybooks(sparse, next)).toEqual([
      { kind: 'switch', ...rule, isOn: false },
      { kind: 'weight', ...rule, from: 1, to: 2 },
      { kind: 'wording', ...rule },
      { kind: 'cadence', tier: 'BZ', type: 'basic', from: null, to: 365 },
      { kind: 'threshold', name: 'mgc-growth', from: 0.1, to: 0.2 },
      { kind: 'cap', from: 8, to: 5 },
    ]);
  });
});

test.each(rules.map(({ id }) => id))('the title of %s reads without a customer, in every language', (id) => {
  const title = plainTitle(id, defaultPlaybook);
  for (const text of Object.values(title)) {
    expect(text).not.toMatch(/[{}]/);
    expect(text.trim()).not.toBe('');
  }
});

test('a rule that has gone is called by its id', () => {
  expect(plainTitle('long-gone', defaultPlaybook).en).toBe('long-gone');
});
