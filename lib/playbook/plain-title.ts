/** A rule -> its title for somebody who looks at no single customer. */

import type { NewPlaybook, Wording } from '../model/playbook.ts';
import { fillWording, wording } from '../tiering/wording.ts';
import { inPersonText, reachText } from './address-customer.ts';
import { rules } from './registry.ts';

/** What placeholders stand for when no customer is meant. */
export const plainFigures = {
  contact: wording('the contact', '对方', '對方'),
  customer: wording('the customer', '客户', '客戶'),
  owner: wording('the owner', '负责人', '負責人'),
  manager: wording('our manager', '我方经理', '我方主管'),
  former: wording('the colleague before', '前任同事', '前任同仁'),
};

/** Figures that only a customer gives are a gap. */
function leaveGaps({ en, zh_CN, zh_TW }: Wording): Wording {
  const gap = (text: string): string => text.replaceAll(/\{[^}]*\}/g, '…');
  return { en: gap(en), zh_CN: gap(zh_CN), zh_TW: gap(zh_TW) };
}

/** The playbook's own wording where it has one. A rule that has gone from the registry is called by its id. */
export function plainTitle(ruleId: string, playbook: NewPlaybook): Wording {
  const rule = rules.find(({ id }) => id === ruleId);
  if (rule === undefined) return wording(ruleId, ruleId, ruleId);
  const channel = rule.channels[0] ?? 'note';
  const reach = fillWording(reachText(channel, '{contact}'), { contact: plainFigures.contact });
  const title = playbook.rules[ruleId]?.title ?? rule.title;
  return leaveGaps(fillWording(title, { ...plainFigures, reach, inPerson: inPersonText(channel) }));
}
