/** A playbook that may leave things out -> the same with every rule and every limit named, as it is in force. */

import type { NewPlaybook, RuleSetting } from '../model/playbook.ts';
import { thresholds } from '../tiering/thresholds.ts';
import { rules } from './registry.ts';

/** How a rule stands where the playbook does not name it. */
export function settingOf(playbook: NewPlaybook, ruleId: string): RuleSetting {
  const weight = rules.find((rule) => rule.id === ruleId)?.weight ?? 1;
  return playbook.rules[ruleId] ?? { isOn: true, weight };
}

/** What it means does not change. Rules and limits that we do not know are kept, after those that we know. */
export function completePlaybook<P extends NewPlaybook>(playbook: P): P {
  const defaults = Object.entries(thresholds).map(([name, definition]): [string, number] => [name, definition.default]);
  return {
    ...playbook,
    rules: { ...Object.fromEntries(rules.map(({ id }) => [id, settingOf(playbook, id)])), ...playbook.rules },
    thresholds: { ...Object.fromEntries(defaults), ...playbook.thresholds },
  };
}
