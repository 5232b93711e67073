/** The playbook in force and the one in a file -> what publishing the file would change. */
import type { PlaybookChange } from '../../components/playbook-view.ts';
import { relationshipTypeSchema, tierSchema } from '../model/customer.ts';
import type { NewPlaybook } from '../model/playbook.ts';
import { completePlaybook, settingOf } from '../playbook/complete-playbook.ts';
import { plainTitle } from '../playbook/plain-title.ts';

/** What is left out of a playbook counts as its default, so that naming a default is no change. */
export function diffPlaybooks(present: NewPlaybook, next: NewPlaybook): PlaybookChange[] {
  return [...diffRules(present, next), ...diffCadence(present, next), ...diffLimits(present, next)];
}

function diffRules(present: NewPlaybook, next: NewPlaybook): PlaybookChange[] {
  const ids = Object.keys({ ...completePlaybook(present).rules, ...next.rules });
  return ids.flatMap((ruleId): PlaybookChange[] => {
    const from = settingOf(present, ruleId);
    const to = settingOf(next, ruleId);
    const rule = { ruleId, title: plainTitle(ruleId, next) };
    const isReworded = JSON.stringify([from.title, from.message]) !== JSON.stringify([to.title, to.message]);
    return [
      ...(from.isOn === to.isOn ? [] : [{ kind: 'switch' as const, ...rule, isOn: to.isOn }]),
      ...(from.weight === to.weight ? [] : [{ kind: 'weight' as const, ...rule, from: from.weight, to: to.weight }]),
      ...(isReworded ? [{ kind: 'wording' as const, ...rule }] : []),
    ];
  });
}

function diffCadence(present: NewPlaybook, next: NewPlaybook): PlaybookChange[] {
  return tierSchema.options.flatMap((tier) =>
    relationshipTypeSchema.options.flatMap((type): PlaybookChange[] => {
      const from = present.cadenceDays[tier][type];
      const to = next.cadenceDays[tier][type];
      return from === to ? [] : [{ kind: 'cadence', tier, type, from, to }];
    }),
  );
}

function diffLimits(present: NewPlaybook, next: NewPlaybook): PlaybookChange[] {
  const before = completePlaybook(present).thresholds;
  const after = completePlaybook(next).thresholds;
  const limits = Object.keys({ ...before, ...after }).flatMap((name): PlaybookChange[] => {
    const from = before[name];
    const to = after[name];
    return from === undefined || to === undefined || from === to ? [] : [{ kind: 'threshold', name, from, to }];
  });
  const cap = { from: present.frequencyCapPer30Days, to: next.frequencyCapPer30Days };
  return cap.from === cap.to ? limits : [...limits, { kind: 'cap', ...cap }];
}
