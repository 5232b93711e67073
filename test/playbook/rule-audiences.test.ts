/** Rules -> for whom they speak: a guard that is lost lets a rule speak to customers it is not meant for. */
import { expect, it } from 'vitest';
import type { Customer } from '../../lib/model/customer.ts';
import { readSituation } from '../../lib/playbook/read-situation.ts';
import { rules } from '../../lib/playbook/registry.ts';
import { readFacts } from '../../lib/tiering/facts.ts';
import { readInsightOfFacts } from '../../lib/tiering/read-insight.ts';
import { options } from '../tiering/examples.ts';
import { audiences } from './examples/audiences.ts';
import type { RuleExample } from './examples/example.ts';
import { keepingExamples } from './examples/keeping.ts';
import { relationshipExamples } from './examples/relationship.ts';
import { silences } from './examples/silences.ts';
import { trustExamples } from './examples/trust.ts';
import { valueExamples } from './examples/value.ts';

const examples: Readonly<Record<string, RuleExample>> = {
  ...valueExamples,
  ...relationshipExamples,
  ...trustExamples,
  ...keepingExamples,
};

const fields = {
  tier: ['MVC', 'MGC', 'STANDARD', 'BZ'],
  relationshipType: ['basic', 'reactive', 'accountable', 'proactive', 'partnership'],
  keyAccountScope: ['none', 'LKA', 'NKA', 'GKA'],
  kind: ['business', 'consumer', 'supplier', 'distributor', 'agent', 'partner', 'branch'],
  rung: ['customer', 'advocate', 'partner'],
} as const;

function speaksFor(rule: (typeof rules)[number], row: RuleExample['fires']): boolean {
  const facts = readFacts(row, options);
  return rule.suggest(readSituation(facts, readInsightOfFacts(facts))) !== undefined;
}

function speaks(rule: (typeof rules)[number], row: RuleExample['fires'], field: string, value: string): boolean {
  const customer = { ...row.customer, [field]: value === 'none' ? undefined : value } as Customer;
  return speaksFor(rule, { ...row, customer });
}

it.each(rules.map((rule) => [rule.id, rule] as const))('%s speaks for those it is meant for, and for nobody else', (id, rule) => {
  const row = examples[id]?.fires;
  if (row === undefined) throw new Error(`No example for rule ${id}`);
  const told = Object.entries(fields).flatMap(([field, values]) => {
    const meant = values.filter((value) => speaks(rule, row, field, value));
    return meant.length === values.length ? [] : [`${field}: ${meant.join(' ')}`];
  });
  expect(told.join(' | ')).toBe(audiences[id] ?? '');
});

it.each(silences.map((silence) => [silence.rule, silence.when, silence] as const))(
  '%s is silent when %s',
  (id, _when, { row }) => {
    const rule = rules.find((each) => each.id === id);
    const fires = examples[id]?.fires;
    if (rule === undefined || fires === undefined) throw new Error(`There is no rule ${id}`);
    expect(speaksFor(rule, fires)).toBe(true);
    expect(speaksFor(rule, row)).toBe(false);
  },
);
