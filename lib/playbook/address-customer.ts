/** How a sentence names the customer, the person and the way to reach them. */

import type { Customer } from '../model/customer.ts';
import type { Wording } from '../model/playbook.ts';
import type { Channel } from '../model/touchpoint.ts';
import { fillWording, wording } from '../tiering/wording.ts';

const reachTerms: Readonly<Record<Channel, Wording>> = {
  'e-mail': wording('write to {contact}', '写邮件给{contact}', '寫信給{contact}'),
  call: wording('call {contact}', '打电话给{contact}', '打電話給{contact}'),
  visit: wording('visit {contact}', '上门拜访{contact}', '登門拜訪{contact}'),
  meeting: wording('meet {contact}', '约{contact}面谈', '約{contact}面談'),
  chat: wording('message {contact}', '发消息给{contact}', '傳訊息給{contact}'),
  event: wording('invite {contact}', '邀请{contact}', '邀請{contact}'),
  note: wording('for {contact}', '为{contact}', '為{contact}'),
};

/** `call Li Wei` by channel. */
export function reachText(channel: Channel, contact: string): Wording {
  return fillWording(reachTerms[channel], { contact });
}

const spoken = wording('in person', '当面', '當面');
const written = wording('in writing', '', '');
const byTelephone = wording('on the telephone', '', '');

/** For `{inPerson}`: how the channel lets one speak with each other; in Chinese said only where both sit at one table. */
export function inPersonText(channel: Channel): Wording {
  if (channel === 'call') return byTelephone;
  return channel === 'e-mail' || channel === 'chat' || channel === 'note' ? written : spoken;
}

const han = /\p{Script=Han}/u;

/** The shortest alias in the script of the legal name, two characters at least; else the legal name. */
export function shortName(customer: Customer): string {
  const isChinese = han.test(customer.legalName);
  const fitting = customer.aliases.filter((alias) => alias.length >= 2 && han.test(alias) === isChinese);
  return fitting.reduce((best, alias) => (alias.length < best.length ? alias : best), customer.legalName);
}
