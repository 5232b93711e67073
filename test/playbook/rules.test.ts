/** The registry -> every rule fires for its example, just does not for its neighbour, and speaks three languages. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageSchema } from '../../lib/model/customer.ts';
import { shardRowSchema } from '../../lib/model/export.ts';
import { readSituation } from '../../lib/playbook/read-situation.ts';
import { rules } from '../../lib/playbook/registry.ts';
import { suggestNextAction } from '../../lib/playbook/suggest-next-action.ts';
import { readFacts } from '../../lib/tiering/facts.ts';
import { readInsightOfFacts } from '../../lib/tiering/read-insight.ts';
import { options } from '../tiering/examples.ts';
import type { RuleExample } from './examples/example.ts';
import { keepingExamples } from './examples/keeping.ts';
import { relationshipExamples } from './examples/relationship.ts';
import { trustExamples } from './examples/trust.ts';
import { valueExamples } from './examples/value.ts';

const examples: Readonly<Record<string, RuleExample>> = {
  ...valueExamples,
  ...relationshipExamples,
  ...trustExamples,
  ...keepingExamples,
};

function fire(rule: (typeof rules)[number], row: RuleExample['fires']) {
  const facts = readFacts(row, options);
  return rule.suggest(readSituation(facts, readInsightOfFacts(facts)));
}

/** Every sentence of an action in one language. */
function sentencesOf(
  action: NonNullable<ReturnType<typeof suggestNextAction>['action']>,
  language: 'en' | 'zh_CN' | 'zh_TW',
): string[] {
  return [action.title[language], action.goal[language], ...action.reasons.map(({ sentence }) => sentence[language])];
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  const example = examples[id];
  if (example === undefined) throw new Error(`No example for rule ${id}: add one to test/playbook/examples`);

  it('has examples that are valid rows of an export', () => {
    shardRowSchema.parse(example.fires);
    shardRowSchema.parse(example.justNot);
  });

  it(`fires, and just does not when ${example.because}`, () => {
    expect(fire(rule, example.fires)).toBeDefined();
    expect(fire(rule, example.justNot)).toBeUndefined();
  });

  it('gives an urgency from 0 to 100 and at least one reason', () => {
    const firing = fire(rule, example.fires);
    expect(firing?.urgency).toBeGreaterThanOrEqual(0);
    expect(firing?.urgency).toBeLessThanOrEqual(100);
    expect(firing?.reasons.length).toBeGreaterThan(0);
  });

  it('leads to an action whose sentences are complete in every language', () => {
    for (const language of languageSchema.options) {
      const row = { ...example.fires, customer: { ...example.fires.customer, language } };
      const { action } = suggestNextAction(row, { ...options, rules: [rule] });
      if (action === undefined) throw new Error('no action');
      for (const text of [...sentencesOf(action, language), ...(action.message === undefined ? [] : [action.message])]) {
        expect(text).not.toMatch(/[{}]|undefined|NaN|\[object/);
        expect(text.trim()).toBe(text);
        expect(text.length).toBeGreaterThan(1);
        if (language !== 'en') {
          expect(text).toMatch(/\p{Script=Han}/u);
          expect(text).not.toMatch(/[,;!?]/);
        }
      }
      expect(action.message === undefined).toBe(rule.message === undefined);
    }
  });

  it('has a title that is read in two seconds', () => {
    const { action } = suggestNextAction(example.fires, { ...options, rules: [rule] });
    expect(action?.title.en.length).toBeLessThanOrEqual(80);
    expect(action?.title.zh_CN.length).toBeLessThanOrEqual(36);
  });
});

describe('the registry', () => {
  it('holds every file of lib/playbook/rules, once, under its name', () => {
    const files = readdirSync(new URL('../../lib/playbook/rules', import.meta.url)).map((file) => file.replace('.ts', ''));
    expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it('has no example without a rule', () => {
    expect(Object.keys(examples).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it('has at least forty rules, and one for every part of the theory', () => {
    expect(rules.length).toBeGreaterThanOrEqual(40);
    expect(new Set(rules.map(({ part }) => part)).size).toBe(10);
  });

  it('offers every resource and works on every pair', () => {
    expect(new Set(rules.map(({ resource }) => resource))).toEqual(
      new Set(['people', 'technology', 'knowledge', 'customer-time', 'customer']),
    );
    expect(new Set(rules.map(({ pair }) => pair)).size).toBe(4);
  });

  it('has a message wherever the customer hears of it, but for finding a contact', () => {
    const silent = rules.filter((rule) => rule.message === undefined && !rule.channels.includes('note'));
    expect(silent.map(({ id }) => id)).toEqual(['identify-decision-maker']);
  });

  it('keeps simplified and Taiwan wording apart', () => {
    for (const rule of rules) {
      for (const sentence of [rule.title, rule.goal, ...(rule.message === undefined ? [] : [rule.message])]) {
        expect(`${rule.id}: ${sentence.zh_TW}`).not.toMatch(/[这们说经还关时务实发应给让从马]/u);
        expect(`${rule.id}: ${sentence.zh_CN}`).not.toMatch(/[這們說經還關時務實發應給讓從馬]/u);
      }
    }
  });
});
