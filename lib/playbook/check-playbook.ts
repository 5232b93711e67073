/** A playbook before it is published -> every problem that the schema alone cannot see, with its place. */

import type { NewPlaybook, Wording } from '../model/playbook.ts';
import type { PlaybookFault } from '../model/playbook-fault.ts';
import { type ThresholdName, thresholds } from '../tiering/thresholds.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';

export interface PlaybookProblem {
  /** Path as in the file: `rules.keep-in-touch.title.en`. */
  readonly field: string;
  readonly fault: PlaybookFault;
  /** The same in technical English. */
  readonly sentence: string;
}

function problem(field: string, fault: PlaybookFault, sentence: string): PlaybookProblem {
  return { field, fault, sentence };
}

const commonPlaceholders = ['reach', 'contact', 'customer', 'owner', 'manager', 'inPerson'];

function placeholdersOf(wording: Wording): string[] {
  return Object.values(wording).flatMap((text) => [...text.matchAll(/\{([A-Za-z]+)\}/g)].map((match) => match[1] ?? ''));
}

function checkWording(rule: Rule, name: 'title' | 'message', wording: Wording): PlaybookProblem[] {
  const own = [rule.title, rule.goal, ...(rule.message === undefined ? [] : [rule.message])].flatMap(placeholdersOf);
  const known = new Set([...commonPlaceholders, ...own]);
  return (Object.entries(wording) as [keyof Wording, string][]).flatMap(([language, text]) => {
    const field = `rules.${rule.id}.${name}.${language}`;
    if (text.trim() === '') return [problem(field, { code: 'empty-sentence' }, 'the sentence is empty')];
    const unknown = [...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '').filter((name) => !known.has(name));
    return unknown.map((name) => {
      const words = [...known].map((word) => `{${word}}`).join(' ');
      const fault = { code: 'unknown-figure' as const, name, known: [...known] };
      return problem(field, fault, `{${name}} is no figure of this rule; known: ${words}`);
    });
  });
}

/**
 * Unknown rules, unknown thresholds, thresholds out of range, titles and messages with placeholders that the rule does
 * not fill.
 * Empty when the playbook may be published. A reader tolerates all of these (an older client must not break), a
 * publisher does not.
 */
export function checkPlaybook(playbook: NewPlaybook): PlaybookProblem[] {
  const problems: PlaybookProblem[] = [];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const [id, setting] of Object.entries(playbook.rules)) {
    const rule = byId.get(id);
    if (rule === undefined) problems.push(problem(`rules.${id}`, { code: 'unknown-rule' }, 'there is no rule of this name'));
    else {
      if (setting.title !== undefined) problems.push(...checkWording(rule, 'title', setting.title));
      if (setting.message !== undefined) problems.push(...checkWording(rule, 'message', setting.message));
    }
  }
  for (const [name, value] of Object.entries(playbook.thresholds)) {
    const field = `thresholds.${name}`;
    if (!Object.hasOwn(thresholds, name)) {
      problems.push(problem(field, { code: 'unknown-threshold' }, 'there is no threshold of this name'));
      continue;
    }
    const { min, max, unit } = thresholds[name as ThresholdName];
    if (value < min || value > max)
      problems.push(problem(field, { code: 'outside', value, min, max }, `${value} is outside ${min} to ${max} (${unit})`));
  }
  return problems;
}
