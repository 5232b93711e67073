/** Everyday mails of the sample customers, to make a mailbox as long as a real one. */
import type { Customer } from '../../lib/model/customer.ts';
import type { Random } from '../../server/sample/random.ts';
import type { SampleCompany } from '../../server/sample/sample-company.ts';
import type { MailPerson, SampleMail } from './sample-mail.ts';

interface Template {
  readonly subject: string;
  /** `{name}` is the customer's legal name, `{number}` a number, `{person}` the writer. */
  readonly text: string;
}

const templates: Readonly<Record<Customer['language'], readonly Template[]>> = {
  zh_CN: [
    { subject: '采购订单 {number}', text: '您好：\n\n附上采购订单 {number}，请确认交期。\n\n{person}\n{name}\n' },
    { subject: '询价 {number}：液压虎钳', text: '您好：\n\n请报 6 台液压虎钳的含税价，交货到厂。\n\n{person}\n{name}\n' },
    { subject: '发票 {number} 已收到', text: '您好：\n\n发票 {number} 已收到，付款安排在本月底。\n\n{person}\n{name}\n' },
    { subject: '来访确认', text: '您好：\n\n下周二上午十点到厂，车间参观已安排好。\n\n{person}\n{name}\n' },
  ],
  zh_TW: [
    { subject: '訂單 {number} 交期確認', text: '您好：\n\n訂單 {number} 請提供交期，謝謝。\n\n{person}\n{name}\n' },
    { subject: '報價單 {number}', text: '您好：\n\n報價單 {number} 已收到，另請報備品價格。\n\n{person}\n{name}\n' },
  ],
  en: [
    {
      subject: 'Purchase order {number}',
      text: 'Hello,\n\nplease find our purchase order {number} attached and confirm the delivery date.\n\nRegards\n{person}\n{name}\n',
    },
    {
      subject: 'Invoice {number}',
      text: 'Hello,\n\ninvoice {number} is approved and will be paid at the end of the month.\n\nRegards\n{person}\n{name}\n',
    },
    {
      subject: 'Spare jaws, quotation {number}',
      text: 'Hello,\n\nthank you for quotation {number}. Could you add ten sets of soft jaws?\n\nRegards\n{person}\n{name}\n',
    },
  ],
};

export interface FillerMailsOptions {
  readonly company: SampleCompany;
  readonly owner: MailPerson;
  /** The newest filler is older than this instant, in milliseconds since 1970. */
  readonly before: number;
  readonly count: number;
  readonly random: Random;
}

/** `count` inbound mails, a few hours apart, of customers that have a contact with an address. */
export function fillerMails({ company, owner, before, count, random }: FillerMailsOptions): readonly SampleMail[] {
  const writers = company.customers.flatMap((customer) => {
    const contact = customer.contacts.find(({ email }) => email !== undefined);
    return contact?.email === undefined ? [] : [{ customer, person: { name: contact.name, address: contact.email } }];
  });
  let sentAt = before;
  return Array.from({ length: count }, (_, i): SampleMail => {
    const { customer, person } = random.pick(writers);
    const template = random.pick(templates[customer.language]);
    const number = String(4000 + i);
    const fill = (text: string) =>
      text.replaceAll('{number}', number).replaceAll('{name}', customer.legalName).replaceAll('{person}', person.name);
    sentAt -= random.int(25, 400) * 60_000;
    return {
      key: `filler-${i + 1}`,
      messageId: `<filler-${i + 1}.${number}@${person.address.split('@')[1]}>`,
      folder: 'inbox',
      isUnread: random.chance(0.15),
      from: person,
      to: [owner],
      cc: [],
      subject: fill(template.subject),
      sentAt: Math.floor(sentAt / 1000) * 1000,
      text: fill(template.text),
      attachments: [],
      customerId: customer.id,
    };
  });
}
