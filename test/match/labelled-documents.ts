/**
 * Customers and documents with every mention marked, hard cases of every kind. All names are invented; ours to publish.
 * «surface|id» is a mention, «surface|id,id» one that must be offered as a choice; everything else must stay unlinked.
 */
import type { CustomerDraft } from './a-customer.ts';

export const customers: readonly CustomerDraft[] = [
  {
    id: 'bohe',
    name: '四川薄荷渡口房地产开发有限公司',
    aliases: ['薄荷渡口'],
    domains: ['bohedukou.example'],
    contacts: ['方健斌 <fang.jianbin@bohedukou.example>', '周念慈'],
  },
  { id: 'yunshan', name: '杭州云杉视界数字技术股份有限公司', aliases: ['Hangzhou Yunshan Vision Digital Technology Co., Ltd.'] },
  { id: 'jiangtong', name: '江西桐和药业股份有限公司' },
  {
    id: 'qinghe',
    name: '清禾创景集团股份有限公司',
    aliases: ['清禾集团'],
    domains: ['qinghe.example'],
    contacts: ['朱伟彬 <zhuwb@qinghe.example>'],
  },
  { id: 'haitong', name: '海桐证券股份有限公司', aliases: ['海桐'] },
  { id: 'jingdong', name: '京东方圆物流有限公司', aliases: ['京东'] },
  { id: 'yangguang', name: '阳光谷物集团有限公司', aliases: ['阳光'], domains: ['yangguanggrain.example'] },
  { id: 'dongfeng', name: '东风岭汽车有限公司', aliases: ['东风'] },
  { id: 'kanghua-bj', name: '北京康桦医疗科技有限公司' },
  { id: 'weier', name: '上海威珥泰工业自动化股份有限公司' },
  { id: 'jingliang', name: '海南京椋控股股份有限公司' },
  { id: 'xinlang', name: '星澜网技术（中国）有限公司', aliases: ['星澜'] },
  {
    id: 'huashuo',
    name: '樺碩電腦股份有限公司',
    aliases: ['樺碩', 'Huashuo'],
    contacts: ['吳競蒙 <wujm@huashuo.example>'],
    domains: ['huashuo.example'],
  },
  { id: 'nichi', name: 'Nichiroku Co., Ltd.', aliases: ['Nichiroku'], domains: ['nichiroku.example'] },
  {
    id: 'osprey',
    name: 'Osprello Network Technologies, Inc.',
    domains: ['osprello.example'],
    contacts: ['Ingrid Yamato <ingrid@osprello.example>', 'Carlos Milner'],
  },
  { id: 'barnes', name: 'Barnaby & Noblet, Inc.', aliases: ['Barnaby & Noblet'] },
  {
    id: 'delmar',
    name: 'Delmarco Technologies Inc.',
    aliases: ['Delmarco'],
    domains: ['delmarco.example'],
    contacts: ['Yuki Tanabe <yuki.tanabe@delmarco.example>'],
  },
  {
    id: 'summit',
    name: 'Summit Corporation',
    aliases: ['Summit'],
    domains: ['summit-corp.example'],
    contacts: ['Dana Whitmore <dana@summit-corp.example>'],
  },
  { id: 'gq', name: 'GQ Limited' },
  { id: 'bpx', name: 'BX p.l.c.', aliases: ['BX'] },
  { id: 'planet', name: 'Planet Holdings Ltd' },
  { id: 'carra', name: 'CARRAVO, Inc.' },
  { id: 'failsafe', name: 'Fail-Proof IT Solutions Oy' },
  { id: 'sijanec', name: 'Anton Luka Šijanko' },
  { id: 'polynesie', name: 'Gouvernement de la Polynésia Française' },
  { id: 'tofas', name: 'Tofaş Oto Fabrikası A.S.' },
  { id: 'eastmere', name: 'Eastmere Marine Freight Ltd', aliases: ['Eastmere'], domains: ['eastmeremarine.example'] },
  { id: 'eastmere2', name: 'Eastmere Software GmbH', aliases: ['Eastmere'], domains: ['eastmere-software.example'] },
  {
    id: 'wang1',
    name: '昆明安琦拉贸易有限责任公司',
    contacts: ['高宗衡', '王伟 <wangwei@anqila.example>'],
    domains: ['anqila.example'],
  },
  {
    id: 'wang2',
    name: '南昌安肤棠安防技术有限公司',
    contacts: ['高宗衡', '王伟 <wangwei@anfutang.example>'],
    domains: ['anfutang.example'],
  },
  {
    id: 'free',
    name: '宁波橘子洲头餐饮管理有限公司',
    aliases: ['橘子洲头餐饮'],
    contacts: ['Linda Moreau <linda.moreau81@gmail.com>'],
    domains: ['gmail.com'],
  },
  { id: 'person', name: '张浩骅', kind: 'consumer', contacts: ['张浩骅 <zhanghaohua79@163.com>'] },
  { id: 'jinlong', name: '江苏金泷体育器材股份有限公司' },
  { id: 'lvye', name: '绿野动力环保科技集团股份有限公司' },
  { id: 'jiayuan', name: '上海美好家园装饰工程有限公司' },
  {
    id: 'gaofeng',
    name: '泉州市鲸跃软件有限公司',
    domains: ['gaofeng.example', 'co.uk', 'com.cn'],
    contacts: ['高峰 <gao@gaofeng.example>', 'Will <will@gaofeng.example>'],
  },
  { id: 'record', name: 'Recordia Instruments LLC', recordIds: ['0015g00000XyZaB'] },
];

export interface LabelledDocument {
  readonly id: string;
  readonly marked: string;
  /** Whose page it is; null: nobody's. Absent: not judged. */
  readonly primary?: string | null;
}

/** One short case each. */
export const cases: Readonly<Record<string, readonly string[]>> = {
  'the exact legal name': [
    '请核对一下«四川薄荷渡口房地产开发有限公司|bohe»的开户行。',
    'Both «Osprello Network Technologies, Inc.|osprey» and others came.',
  ],
  'a legal form that is absent or written otherwise': [
    '«四川薄荷渡口房地产开发|bohe»的保修期是 18 个月。',
    'The warranty for «Nichiroku Co., Limited|nichi» is 18 months.',
    'The order for «Osprello Network Technologies|osprey» is scheduled.',
    'Please call «Osprello Network Technologies Inc|osprey»',
    '«清禾创景集团|qinghe»都参加了招标。',
  ],
  'a leading place that is absent': [
    '见到«薄荷渡口房地产开发有限公司|bohe»采购负责人',
    '受聘为«云杉视界数字技术股份有限公司|yunshan»顾问。',
  ],
  'an abbreviation that nobody listed': [
    '现任«云杉视界|yunshan»总经济师。',
    '与«桐和药业|jiangtong»的合同',
    '«威珥泰|weier»副总经理来访。',
    '«京椋控股|jingliang»\n—',
    '«海南京椋控股|jingliang»的年报',
    '«金泷体育|jinlong»和«绿野动力|lvye»都来了。',
    '我们的美好家园在这里。',
  ],
  'an alias': [
    '别和«薄荷渡口|bohe»弄混。',
    'See «Delmarco|delmar» about it.',
    '«Hangzhou Yunshan Vision Digital Technology|yunshan» asked.',
  ],
  '繁 and 简': [
    '主旨: «薄荷渡口房地產開發有限公司|bohe»驗收單',
    '«桦硕电脑股份有限公司|huashuo»已付款。',
    '«清禾創景集團股份有限公司|qinghe»',
  ],
  'full and half width': [
    '现任«Ｎｉｃｈｉｒｏｋｕ　Ｃｏ．， Ｌｔｄ.|nichi»董事',
    '«星澜网技术(中国)有限公司|xinlang»发来传真',
    '«Ｄｅｌｍａｒｃｏ　Ｔｅｃｈｎｏｌｏｇｉｅｓ|delmar» said so.',
  ],
  case: [
    '«NICHIROKU|nichi» asked for samples.',
    '«bx p.l.c.|bpx» has signed.',
    'Ask «osprello network technologies|osprey» too.',
    '«CARRAVO|carra»\n$543,226',
  ],
  diacritics: [
    'Luis of «Anton Luka Sijanko|sijanec» at the fair',
    '«GOUVERNEMENT DE LA POLYNESIA FRANCAISE|polynesie»',
    '«Tofas Oto Fabrikasi AS|tofas»\n',
  ],
  '`&` and "and"': ['«Barnaby and Noblet|barnes» is late.', '«Barnaby &  Noblet, Inc.|barnes», the last page'],
  'white space and zero-width characters': [
    '应该是«清禾创\u200b景集团|qinghe»。',
    '«清禾 创景　集团|qinghe»都参加了',
    '«Delmarco\nTechnologies|delmar»和«薄荷\n渡口|bohe»都参加了',
    '«Delmarco\u00a0Technologies|delmar» 的 roadmap',
    'soft «Nichi\u00adroku|nichi» hyphen',
  ],
  punctuation: ['«Fail Proof IT Solutions|failsafe» - annual supply', "«Delmarco|delmar»'s offer, «Nichiroku|nichi»: yes."],
  'an address': [
    '写信给«fang.jianbin@bohedukou.example|bohe»。',
    '«Alerts@Notify.Bohedukou.example|bohe» 的邮件',
    '回复：«ingrid@osprello.example|osprey»,',
  ],
  'a host': [
    '资料在 https://«portal.eu.bohedukou.example|bohe»/login?next=%2F 下载',
    '来自 @«bohedukou.example|bohe» 的邮件',
    '«www.delmarco.example|delmar» is down.',
    'not notdelmarco.example, delmarco.example.net nor delmarco-shop.example',
  ],
  'a domain that anybody registers under': ['www.rival.co.uk and rival.com.cn are others'],
  'a public mail domain': [
    '备用邮箱是 someone@gmail.com，不是客户',
    'but «linda.moreau81@gmail.com|free» is',
    'gmail.com belongs to nobody here',
  ],
  'a record id': ['https://crm.example/lightning/r/Account/«0015g00000XyZaB|record»/view'],
  'ideographs that only look like a name': [
    '在上海桐城路设立办事处',
    '上海桐油报价单请查收',
    '南京东路地铁站旁边',
    '展位在东风路地铁站旁边。',
    '今天阳光很好，适合拜访客户。',
    '万事俱备，只欠东风，就等您盖章了。',
    '星澜湾度假村', // A longer name of something else.
  ],
  'words that are names too': [
    'The summit meeting moved to Friday.',
    'We reached the summit at noon.',
    'the spread narrowed by 12 bx last week',
    'an 845 G/GQ chipset',
    'strike the planet on 1 February',
    'Planet formation is slow.',
  ],
  'words that are names, with a second hint': [
    '«Dana Whitmore|summit» said no. «dana@summit-corp.example|summit» and «Summit|summit» agree.',
    '«dana@summit-corp.example|summit»: the summit is on Friday. «Summit|summit» and the others come.',
    '«阳光谷物集团有限公司|yangguang»来函。«阳光|yangguang»的订单已排到第 32 周。',
  ],
  'a name inside a longer name of somebody else': [
    '任兰州康桦医疗科技有限公司董事',
    '东风岭上物流股份有限公司的报价',
    '海桐日升新能源股份有限公司',
    'Delmarcos is a beach.',
    'Global Delmarco Technologies Inc. is another company.',
    'We met Nichiroku Holdings Ltd in Osaka.',
    'The cheque from Eastmere Kodiak bounced.',
    'Summit Bank closed flat.',
    '请假单：高宗衡生，周四上午十点',
  ],
  'a shared name without a hint': [
    '«高宗衡|wang1,wang2»下午三点会过来取合同，请前台留一下访客卡。',
    '«Eastmere|eastmere,eastmere2» moved to a new site.',
  ],
  'a shared name that the page decides': [
    '«王伟|wang1»来电。邮箱：«wangwei@anqila.example|wang1»',
    '«Eastmere|eastmere2» moved, see https://«www.eastmere-software.example|eastmere2»/',
    '«南昌安肤棠安防技术有限公司|wang2»的«王伟|wang2»先生',
  ],
  'a person with a second hint': [
    '«Ingrid Yamato|osprey» of «Osprello Network Technologies|osprey» just called.',
    '«薄荷渡口|bohe»采购负责人«周念慈|bohe»，对交期敏感。',
  ],
  'a person whose name is a word': [
    '销售高峰已过，«gao@gaofeng.example|gaofeng»说。',
    '«gao@gaofeng.example|gaofeng»\n联系人：«高峰|gaofeng»',
    '«高峰|gaofeng»经理的邮箱是«gao@gaofeng.example|gaofeng»',
    'I will ask «will@gaofeng.example|gaofeng»; Will that do?',
  ],
  'a person without one': ['Carlos Milner called about the invoice.', '周念慈的简历见附件。'],
  'a customer who is a person': ['«张浩骅|person»已付款。', '«zhanghaohua79@163.com|person»'],
};

/** Whole documents as they come. */
export const documents: readonly LabelledDocument[] = [
  {
    id: 'zh-mail-with-signature-and-quote',
    primary: 'qinghe',
    marked: `发件人: «朱伟彬|qinghe» <«zhuwb@qinghe.example|qinghe»>
收件人: 我
主题: Fw: «清禾創景集團股份有限公司|qinghe»验收单

王经理您好，

快递面单上写的是«清禾创\u200b景集团|qinghe»，应该就是同一家。
展位在东风路地铁站旁边。«薄荷渡口|bohe»和«云杉视界|yunshan»也都参加了这次招标。

此致敬礼
--
«朱伟彬|qinghe»
«清禾集团|qinghe»
邮箱：«zhuwb@qinghe.example|qinghe»

在 2024年1月8日 17:37，«方健斌|bohe» <«fang.jianbin@bohedukou.example|bohe»> 写道：
> «四川薄荷渡口房地产开发有限公司|bohe»的订单请尽快安排。
> «薄荷渡口|bohe»上。
> «薄荷渡口|bohe»又上。`,
  },
  {
    id: 'en-mail-from-a-customer-about-another',
    primary: 'delmar',
    marked: `From: «Yuki Tanabe|delmar» <«yuki.tanabe@delmarco.example|delmar»>
To: sales@ourfirm.example
Subject: «Nichiroku Co., Ltd.|nichi» samples

Hello,

«Nichiroku|nichi» asked for samples, «NICHIROKU|nichi» again and «Nichiroku Co., Ltd.|nichi» for a third time.

Best,
«Yuki Tanabe|delmar»
«Delmarco|delmar»`,
  },
  {
    id: 'nobody',
    primary: null,
    marked: `From: News <briefing@research.example>
Subject: Weekly digest

The summit on planet formation was moved. Planet hunters disagree.
到家了给我发个消息。今天阳光很好。`,
  },
  {
    id: 'crm-record',
    primary: 'kanghua-bj',
    marked: `客户
«北京康桦医疗科技有限公司|kanghua-bj»
类型
直接客户
业务机会
«康桦医疗科技|kanghua-bj» - 年度采购
¥856,451
兰州康桦医疗科技有限公司
—`,
  },
];
