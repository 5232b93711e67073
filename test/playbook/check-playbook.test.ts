/** Playbooks, good and bad -> what may be published, and what a published one changes on the card. */
import { describe, expect, it } from 'vitest';
import { newPlaybookSchema, playbookSchema } from '../../lib/model/playbook.ts';
import { checkPlaybook } from '../../lib/playbook/check-playbook.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { rules } from '../../lib/playbook/registry.ts';
import { suggestNextAction } from '../../lib/playbook/suggest-next-action.ts';
import { thresholds } from '../../lib/tiering/thresholds.ts';
import { aRow, options, touch } from '../tiering/examples.ts';

const { version: _version, ...publishable } = defaultPlaybook;
const title = (en: string) => ({ en, zh_CN: '联系{contact}', zh_TW: '聯繫{contact}' });
const withTitle = (en: string) => ({ ...publishable, rules: { 'keep-in-touch': { isOn: true, weight: 1, title: title(en) } } });

describe('the built-in playbook', () => {
  it('is valid, names every rule and every threshold, and may be published', () => {
    playbookSchema.parse(defaultPlaybook);
    newPlaybookSchema.parse(publishable);
    expect(Object.keys(defaultPlaybook.rules)).toEqual(rules.map(({ id }) => id));
    expect(Object.keys(defaultPlaybook.thresholds)).toEqual(Object.keys(thresholds));
    expect(checkPlaybook(publishable)).toEqual([]);
  });

  it('has thresholds within their own range', () => {
    for (const [name, { default: value, min, max }] of Object.entries(thresholds)) {
      expect([name, value >= min && value <= max]).toEqual([name, true]);
    }
  });
});

describe('the check before publishing', () => {
  it('names unknown rules and thresholds, and figures out of range', () => {
    const problems = checkPlaybook({
      ...publishable,
      rules: { 'keep-in-tuch': { isOn: true, weight: 1 } },
      thresholds: { 'visit-days': 0, 'visits-days': 9, constructor: 1 },
    });
    expect(problems.map(({ field }) => field)).toEqual([
      'rules.keep-in-tuch',
      'thresholds.visit-days',
      'thresholds.visits-days',
      'thresholds.constructor',
    ]);
    expect(problems[1]?.sentence).toBe('0 is outside 1 to 1825 (days)');
  });

  it('refuses a title with a figure that the rule does not have, or without words', () => {
    expect(checkPlaybook(withTitle('Ring {contact} after {days}'))).toEqual([]);
    expect(checkPlaybook(withTitle('Ring {kontakt}')).map(({ field }) => field)).toEqual(['rules.keep-in-touch.title.en']);
    expect(checkPlaybook(withTitle(' '))).toHaveLength(1);
  });
});

describe('a published message', () => {
  const withMessage = (en: string) => ({
    ...publishable,
    rules: { 'keep-in-touch': { isOn: true, weight: 1, message: { en, zh_CN: '{contact}您好', zh_TW: '{contact}您好' } } },
  });

  it('replaces the one of the rule, in the customer’s language', () => {
    const { action } = suggestNextAction(aRow({ language: 'en' }, [touch(100)]), {
      ...options,
      playbook: { version: 7, ...withMessage('Hello {contact}') },
    });
    expect(action?.message).toBe('Hello 李薇');
  });

  it('is checked like a title', () => {
    expect(checkPlaybook(withMessage('Hello {kontakt}')).map(({ field }) => field)).toEqual(['rules.keep-in-touch.message.en']);
  });
});

describe('a published title', () => {
  const suggest = (en: string) =>
    suggestNextAction(aRow({}, [touch(100)]), { ...options, playbook: { version: 7, ...withTitle(en) } }).action;

  it('replaces the sentence, with the figures filled in, and the action names the version', () => {
    expect(suggest('Ring {contact}, it has been {days}')?.title.en).toBe('Ring 李薇, it has been 100 days');
    expect(suggest('Ring {contact}')?.title.zh_CN).toBe('联系李薇');
    expect(suggest('Ring {contact}')?.playbookVersion).toBe(7);
  });

  it('that an older client cannot fill is shown as it is', () => {
    expect(suggest('Ring {whoever}')?.title.en).toBe('Ring {whoever}');
  });
});
