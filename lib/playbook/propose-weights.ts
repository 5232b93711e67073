/** Effects per rule -> what to standardise and what to look at again: the last step of PDCA (domain part 12). */

import type { NewPlaybook, Playbook, Wording } from '../model/playbook.ts';
import { percentText, say } from '../tiering/wording.ts';
import type { RuleEffect } from './count-rule-effects.ts';
import { rules } from './registry.ts';

export interface WeightProposal {
  readonly ruleId: string;
  readonly from: number;
  /** Equal to `from` when the rule should be looked at rather than weighed. */
  readonly to: number;
  readonly verdict: 'standardise' | 'weaken' | 'look-again';
  readonly sentence: Wording;
}

/** What of an effect a proposal rests on. */
type ProvenEffect = Pick<RuleEffect, 'ruleId' | 'taken' | 'postponed' | 'refused'> & {
  readonly success?: number | undefined;
};

/** From this success on a rule is worth more, up to this one less. */
const worksFrom = 0.6;
const failsUpTo = 0.3;
/** Of those who decided, this share refused: reps do not believe in it. */
const refusedFrom = 0.5;
const minDecisions = 10;
const step = 1.25;
const maxWeight = 3;
const minWeight = 0.4;

function roundWeight(weight: number): number {
  return Math.round(Math.max(minWeight, Math.min(maxWeight, weight)) * 100) / 100;
}

/**
 * One proposal a rule that has proved something, by id; a manager decides. Refused by half of those who decided: look
 * again, whatever the outcomes, for weights do not mend a sentence nobody believes. Small steps: one round proves little.
 */
export function proposeWeights(effects: readonly ProvenEffect[], playbook: Playbook | NewPlaybook): WeightProposal[] {
  return effects.flatMap((effect): WeightProposal[] => {
    const rule = rules.find(({ id }) => id === effect.ruleId);
    if (rule === undefined) return [];
    const from = playbook.rules[rule.id]?.weight ?? rule.weight;
    const decided = effect.taken + effect.postponed + effect.refused;
    const refused = decided === 0 ? 0 : effect.refused / decided;
    if (decided >= minDecisions && refused >= refusedFrom) {
      const sentence = say(
        'refused {share} of the time: look at the rule and its wording',
        '{share}被拒绝：重新审视规则和措辞',
        '{share}被拒絕：重新檢視規則與措辭',
        { share: percentText(refused) },
      );
      return [{ ruleId: rule.id, from, to: from, verdict: 'look-again', sentence }];
    }
    if (effect.success === undefined) return [];
    const share = percentText(effect.success);
    if (effect.success >= worksFrom && from < maxWeight) {
      const sentence = say(
        'reached its goal {share} of the time: more of it',
        '{share}达到目标：可以推广',
        '{share}達成目標：可以推廣',
        { share },
      );
      return [{ ruleId: rule.id, from, to: roundWeight(from * step), verdict: 'standardise', sentence }];
    }
    if (effect.success <= failsUpTo && from > minWeight) {
      const sentence = say(
        'reached its goal only {share} of the time: less of it',
        '仅{share}达到目标：减少使用',
        '僅{share}達成目標：減少使用',
        { share },
      );
      return [{ ruleId: rule.id, from, to: roundWeight(from / step), verdict: 'weaken', sentence }];
    }
    return [];
  });
}
