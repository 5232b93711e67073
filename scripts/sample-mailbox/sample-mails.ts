/** The sample company -> the mailbox of one of its reps, the same for the same company and instant. */
import type { Customer } from '../../lib/model/customer.ts';
import { createRandom } from '../../server/sample/random.ts';
import type { SampleCompany } from '../../server/sample/sample-company.ts';
import { fillerMails } from './filler-mails.ts';
import { newsletterHtml, splitNameHtml } from './html-bodies.ts';
import { type MailPerson, personText, type SampleMail } from './sample-mail.ts';

export interface SampleMailsOptions {
  readonly company: SampleCompany;
  /** The instant that counts as now, in milliseconds since 1970. */
  readonly now: number;
  /** Filler mails besides the special ones; 40 when absent. */
  readonly fillers?: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Draft = Pick<SampleMail, 'key' | 'subject' | 'text'> & {
  readonly from: MailPerson;
  /** Age in milliseconds. */
  readonly age: number;
} & Partial<Omit<SampleMail, 'from' | 'sentAt'>>;

/** The rep whose mailbox it is: the one who owns the main customer of the sample company. */
export function mailboxOwner(company: SampleCompany): MailPerson {
  const owner = company.staff.find(({ id }) => id === company.customers[0]?.ownerId) ?? company.staff[0];
  if (!owner?.email) throw new Error('The sample company has no rep with an address');
  return { name: owner.name, address: owner.email };
}

/** A contact of a customer who has an address. */
function contactOf(company: SampleCompany, customerId: string, place = 0): { customer: Customer; person: MailPerson } {
  const customer = company.customers.find(({ id }) => id === customerId);
  const contact = customer?.contacts[place];
  if (!customer || !contact?.email) throw new Error(`${customerId} has no contact ${place} with an address`);
  return { customer, person: { name: contact.name, address: contact.email } };
}

function colleague(company: SampleCompany, id: string): MailPerson {
  const found = company.staff.find((staff) => staff.id === id);
  if (!found?.email) throw new Error(`No colleague ${id}`);
  return { name: found.name, address: found.email };
}

/** A mail as a Chinese mail program repeats it below an answer: an attribution line, then `>` before each line. */
function quoted(mail: SampleMail): string {
  const date = new Date(mail.sentAt).toISOString().slice(0, 10);
  const lines = mail.text.trimEnd().split('\n');
  return [`在 ${date}，${personText(mail.from)} 写道：`, ...lines.map((line) => `> ${line}`.trimEnd())].join('\n');
}

/** The mails that each show one thing, newest first. */
function specialMails(company: SampleCompany, owner: MailPerson, now: number): SampleMail[] {
  const mail = (draft: Draft): SampleMail => {
    const { age, ...rest } = draft;
    return {
      messageId: `<${draft.key}.${Math.floor((now - age) / day)}@${draft.from.address.split('@')[1]}>`,
      folder: 'inbox',
      isUnread: false,
      to: [owner],
      cc: [],
      attachments: [],
      ...rest,
      // Mail servers keep whole seconds.
      sentAt: Math.floor((now - age) / 1000) * 1000,
    };
  };
  const huaheng = contactOf(company, 'c-0001');
  const arveno = contactOf(company, 'c-0002');
  const yuanlu = contactOf(company, 'c-0003');
  const kaiba = contactOf(company, 'c-0007');
  const suguang = contactOf(company, 'c-0009');
  const kestmere = contactOf(company, 'c-0010');
  const shenyu = contactOf(company, 'c-0012');
  const haocen = contactOf(company, 'c-0016');
  const hojun = contactOf(company, 'c-0017');
  const lantang = contactOf(company, 'c-0018');
  const fjordhall = contactOf(company, 'c-0021');
  const zhaoMin = colleague(company, 's-zhaomin');
  const mei = colleague(company, 's-mei');

  const asked = mail({
    key: 'huaheng-asked',
    from: huaheng.person,
    age: 2 * day,
    subject: '第四季度报价',
    text: `陈晨，你好：

请按附件的清单报第四季度的价格，共三种夹具，数量与上季度相同。
我们下周三之前要报给财务。

李薇
`,
    customerId: huaheng.customer.id,
    attachments: [{ fileName: '夹具清单.csv', type: 'text/csv', content: '型号;数量\nZP-138;24\nZP-200;12\nMV-125;40\n' }],
  });
  const answered = mail({
    key: 'huaheng-answered',
    from: owner,
    to: [huaheng.person],
    age: day + 3 * hour,
    folder: 'sent',
    subject: '回复：第四季度报价',
    inReplyTo: asked.messageId,
    text: `李薇，你好：

报价见附件，有效期三十天。零点定位板的交期还在和车间确认，今天答复你。

陈晨
衡准精工有限公司

${quoted(asked)}
`,
    customerId: huaheng.customer.id,
  });
  const forwarded = mail({
    key: 'forwarded-original',
    from: hojun.person,
    to: [zhaoMin],
    age: 3 * day,
    subject: '皓晉物流：托盤夾具詢價',
    text: `趙小姐您好：

請報 60 套托盤夾具的到港價，收貨地點是葵涌。

葉怡君
皓晉物流器材（香港）有限公司
`,
  });
  const long = company.customers.slice(0, 40).map(({ legalName }) => legalName);

  return [
    mail({
      key: 'huaheng-quote',
      from: huaheng.person,
      age: 12 * minute,
      isUnread: true,
      subject: '回复：第四季度报价：请确认交期',
      inReplyTo: answered.messageId,
      customerId: huaheng.customer.id,
      cc: [{ name: '单志刚', address: 'shanzg@huaheng.example' }],
      text: `陈晨，你好：

报价收到，价格没有问题。零点定位板的交期请今天确认：二号线下周一换型，再晚就要停线。
另外，投诉 231 还没有收到书面答复，请一并处理。

李薇
采购总监
华珩科技股份有限公司
+86 21 5550 2231

${quoted(answered)}
`,
    }),
    mail({
      key: 'arveno-split-name',
      from: arveno.person,
      age: 47 * minute,
      isUnread: true,
      subject: 'Zero-point plates for the new cell',
      customerId: arveno.customer.id,
      text: `Dear Chen Chen,

the new five-axis cell starts in February. We at Arveno Tooling would like to have the same zero-point
plates as last year, 16 pieces. Our system integrator is Kestmere Marine.

Best regards
Jörg Müller
Head of Purchasing, Arveno Tooling GmbH
`,
      html: splitNameHtml,
    }),
    mail({
      key: 'haocen-traditional',
      from: haocen.person,
      age: 2 * hour,
      isUnread: true,
      subject: '澔岑精密：夾爪磨耗與備品',
      customerId: haocen.customer.id,
      text: `陳小姐您好：

上個月交貨的夾爪磨耗比預期快，廠長張志豪想請貴公司的工程師到廠看一下。
備品請先報 20 組，謝謝。

蔡淑芬
採購經理
澔岑精密工業股份有限公司
`,
    }),
    mail({
      key: 'suguang-mixed',
      from: suguang.person,
      age: 3 * hour,
      subject: 'RE: PO 4471 partial shipment / 分批发货',
      customerId: suguang.customer.id,
      text: `Hi 陈晨，

PO 4471 可以 partial shipment，第一批 30 pcs 请走 DHL Express，invoice 抬头写 Suguang Optics。
剩下的和下个月的一起发，forwarder 我们自己安排。

Thanks & regards,
朱婷 Ting Zhu
合肥溯光光电有限责任公司 | Suguang Optics
`,
    }),
    mail({
      key: 'three-customers',
      from: zhaoMin,
      age: 5 * hour,
      subject: '下周拜访安排',
      text: `陈晨：

下周的安排如下，你看有没有冲突：
周二 武汉霁桥医疗器械有限公司，周丽华约了上午十点；
周三 砺梵汽配，徐文博想看新的快换方案；
周四 铠霸重工，顺便收尾款。

赵敏
`,
    }),
    mail({
      key: 'kaiba-gb18030',
      from: kaiba.person,
      age: 7 * hour,
      encoding: 'gb18030',
      subject: '铠霸重工：液压虎钳验收',
      customerId: kaiba.customer.id,
      text: `您好：

六台液压虎钳已经验收，验收单请见附件。沈阳铠霸重工股份有限公司的付款在月底安排。
发票请开给财务，抄送我。

胡建国
`,
    }),
    mail({
      key: 'unknown-sender',
      from: { name: 'Nora Velde', address: 'nora@velde-werkzeuge.example' },
      age: 9 * hour,
      isUnread: true,
      subject: 'Distributor for the Nordics?',
      text: `Hello,

we saw your clamping systems at the fair in Stuttgart. Are you looking for a distributor in Denmark
and Norway? We visit about 120 machine shops a year.

Kind regards
Nora Velde
Velde Werkzeuge
`,
    }),
    mail({
      key: 'ambiguous-wangwei',
      from: { name: '王伟', address: 'ww1979@freemail.example' },
      age: 11 * hour,
      subject: '样品什么时候能到？',
      text: `陈经理：

上次说的样品什么时候能到？这边等着试装，麻烦回个准信。

王伟
发自我的手机
`,
    }),
    mail({
      key: 'colleague-only',
      from: mei,
      age: day + hour,
      subject: 'Friday: team lunch',
      text: `Hi all,

team lunch on Friday at half past twelve, the noodle place round the corner. Tell me by tomorrow if you cannot come.

Mei
`,
    }),
    answered,
    mail({
      key: 'newsletter-preheader',
      from: { name: 'Spannzeug aktuell', address: 'redaktion@spannzeug-aktuell.example' },
      age: day + 6 * hour,
      subject: 'Workholding weekly: four shops, four set-ups',
      text: 'This issue is best read as HTML.\n',
      html: newsletterHtml,
    }),
    asked,
    mail({
      key: 'fjordhall-latin-1',
      from: fjordhall.person,
      age: 2 * day + 4 * hour,
      encoding: 'latin-1',
      subject: 'Årsavtal för Fjordhall Teknik',
      customerId: fjordhall.customer.id,
      text: `Hello,

please find our forecast for next year below. Fjordhall Teknik AB plans with eight more pallets; the frame agreement stays as it is.

Med vänliga hälsningar
Åsa Nyström
`,
    }),
    mail({
      key: 'shared-alias',
      from: { name: 'Port Services', address: 'desk@port-services.example' },
      age: 2 * day + 8 * hour,
      subject: '申屿的货到港',
      text: `您好：

申屿的两个托盘昨晚到港，请安排提货。单号 SH-2291。

Port Services
`,
    }),
    mail({
      key: 'forward-attached',
      from: zhaoMin,
      age: 3 * day - hour,
      subject: 'Fwd: 皓晉物流：托盤夾具詢價',
      text: `陈晨：附件是皓晋的询价，我下周休假，你先跟一下。

赵敏
`,
      attached: forwarded,
    }),
    mail({
      key: 'kestmere-flowed',
      from: kestmere.person,
      age: 3 * day + 2 * hour,
      encoding: 'flowed',
      subject: 'Bracket drawings',
      customerId: kestmere.customer.id,
      text: 'Hello Chen Chen,\n\nthe drawings of the bracket are ready. The order comes from Kestmere \nMarine Engineering plc this week, with a copy to \nArveno Tooling.\n\nBronwen Hathersage\n',
    }),
    mail({
      key: 'shenyu-contact-card',
      from: shenyu.person,
      age: 4 * day,
      subject: '名片与价格表',
      customerId: shenyu.customer.id,
      cc: [lantang.person],
      text: `附上我的名片和更新的价格表。

林思远
申屿电子科技（上海）有限公司
`,
      attachments: [
        {
          fileName: '林思远.vcf',
          type: 'text/vcard',
          content: 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:林思远\r\nORG:申屿电子科技（上海）有限公司\r\nEND:VCARD\r\n',
        },
        { fileName: '价格表.csv', type: 'text/csv', content: '品名;单价\n快换接头;12.50\n' },
      ],
    }),
    mail({
      key: 'yuanlu-no-subject',
      from: yuanlu.person,
      age: 4 * day + 5 * hour,
      subject: '',
      customerId: yuanlu.customer.id,
      text: '收到，谢谢。\n',
    }),
    mail({
      key: 'long-list',
      from: mei,
      age: 5 * day,
      subject: 'Open positions of all customers',
      isHeavy: true,
      text: Array.from({ length: 1500 }, (_, i) => `Row ${i}: ${long.slice(i % 30, (i % 30) + 8).join('; ')}\n`).join(''),
    }),
    mail({
      key: 'draft-lantang',
      from: owner,
      to: [lantang.person],
      age: 40 * minute,
      folder: 'drafts',
      subject: '澜棠包装：改型方案',
      text: `黄磊，你好：

改型方案见附件。
`,
    }),
  ];
}

/**
 * All mails of the mailbox, newest first. The special ones (`key`) each show one thing that recognition has to get right;
 * the fillers make lists long enough to page.
 */
export function sampleMails({ company, now, fillers = 40 }: SampleMailsOptions): readonly SampleMail[] {
  const owner = mailboxOwner(company);
  const special = specialMails(company, owner, now);
  const filler = fillerMails({ company, owner, before: now - 5 * day, count: fillers, random: createRandom(7) });
  return [...special, ...filler].sort((a, b) => b.sentAt - a.sentAt);
}
