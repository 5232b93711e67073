/** What a column of a customer list can mean, and the names that CRMs give it. */

/** In the order in which a person is shown them. */
export const fields = [
  'customerId',
  'name',
  'alias',
  'website',
  'contactName',
  'contactFirstName',
  'contactLastName',
  'contactRole',
  'contactEmail',
  'contactPhone',
  'owner',
  'tier',
  'relationshipType',
  'since',
  'recordLink',
] as const;
export type ImportField = (typeof fields)[number];

/** Programs whose exports are known by their column names. */
export const crms = ['salesforce', 'hubspot', 'zoho', 'dynamics', 'fxiaoke', 'xiaoshouyi'] as const;
export type Crm = (typeof crms)[number];

/** Column names by field, parted by `|`, in lower case. A name may stand for several fields: the first in this list wins. */
const namesOf: Readonly<Record<ImportField, string>> = {
  customerId:
    'customer id|customerid|customer_id|customer no|customer number|account id|accountid|account_id|account id (18 char)|company id|record id|record id - company|associated company ids|associated company ids (primary)|account number|account no|accountnumber|(do not modify) account|organization id|id|' +
    '客户id|客户 id|客户编号|客户编码|客户代码|客户号|客户唯一标识|唯一性id|数据id|记录id|记录 id|帐户编号|帐号编号|编号|(请勿修改) 客户|客戶id|客戶編號|客戶代碼|客戶號|記錄id|帳戶編號|編號',
  name:
    'customer name|customer|company|company name|company_name|account|account name|account name: account name|name|legal name|legalname|organization|organization name|organisation|associated company|parent customer|' +
    '客户名称|客户名|客户|客户全称|公司名称|公司名|公司|公司全称|企业名称|单位名称|单位|名称|客戶名稱|客戶|公司名稱|公司|公司全稱|企業名稱|單位名稱|名稱|帳戶名稱',
  alias:
    'alias|aliases|short name|shortname|nickname|also known as|dba|trading name|brand|english name|name (local)|account name (local)|former name|' +
    '客户简称|公司简称|简称|别名|英文名|英文名称|曾用名|品牌|客戶簡稱|公司簡稱|簡稱|別名|英文名稱|曾用名|品牌',
  website:
    'website|web site|website url|web|url|homepage|company domain name|domain|email domain|company website|' +
    '网站|网址|公司网址|公司网站|官网|主页|域名|公司域名|公司域名名称|網站|網址|公司網址|公司網站|官網|網域|公司網域名稱',
  contactName:
    'contact|contact name|primary contact|full name|contact full name|contact person|associated contact|contact: full name|' +
    '联系人|联系人姓名|联系人名称|主要联系人|首要联系人|姓名|關係人|聯絡人|聯絡人姓名|主要聯絡人|聯繫人|姓名',
  contactFirstName: 'first name|firstname|contact first name|given name|名字|名|聯絡人名字',
  contactLastName: 'last name|lastname|contact last name|surname|family name|姓氏|姓|聯絡人姓氏',
  contactRole: 'title|job title|jobtitle|position|contact title|role|职务|职位|头衔|岗位|职称|職務|職位|職稱|頭銜',
  contactEmail:
    'email|e-mail|email address|e-mail address|email1|primary email|contact email|work email|business email|' +
    '邮箱|电子邮件|电子邮箱|邮件|邮件地址|email地址|联系人邮箱|工作邮箱|郵箱|電子郵件|電子信箱|電郵|信箱|聯絡人信箱',
  contactPhone:
    'mobile|mobile phone|mobile phone number|phone|phone number|main phone|business phone|work phone|telephone|tel|contact phone|' +
    '手机|手机号|移动电话|电话|联系电话|公司电话|主要电话|商务电话|座机|手機|行動電話|電話|聯絡電話|公司電話|主要電話',
  owner:
    'owner|account owner|company owner|contact owner|record owner|customer owner|sales rep|sales representative|account manager|owner name|assigned to|ownerid|owner id|account owner.name|' +
    '负责人|客户负责人|所有人|客户所有人|公司所有者|所有者|客户所有者|客户经理|销售|销售员|销售负责人|业务员|負責人|客戶負責人|所有人|客戶所有人|擁有者|客戶經理|業務|業務員|業務代表',
  tier: 'tier|customer tier|value tier|customer level|account tier|等级|客户等级|客户级别|客户分级|级别|分级|等級|客戶等級|客戶級別|客戶分級|級別|分級',
  relationshipType: 'relationship type|relationship|关系类型|客户关系|關係類型|客戶關係',
  since:
    'customer since|since|start date|first order|first order date|合作日期|合作开始|成交日期|首次成交时间|首单日期|首次合作日期|合作日期|成交日期|首次成交時間|首單日期',
  recordLink: 'link|record link|record url|crm link|account link|链接|记录链接|客户链接|連結|記錄連結|客戶連結',
};

/** Two or more of these in a header tell which program wrote it. */
const signatures: Readonly<Record<Crm, string>> = {
  salesforce:
    'account id|account id (18 char)|account name|account owner|billing city|billing country|billing state/province|billing street|account record type|last activity|客户名|客户所有人别名|客户 id|开单国家/地区',
  hubspot:
    'record id|company name|company domain name|company owner|associated company|associated company ids|lifecycle stage|hubspot team|create date|公司域名|公司所有者|记录 id|生命周期阶段',
  zoho: 'account owner.id|account name.id|record id|account name|account owner|created by.id|modified by.id|tag|客户所有者|客户名称.id',
  dynamics:
    '(do not modify) account|(do not modify) row checksum|(do not modify) modified on|account name|main phone|primary contact|address 1: city|relationship type|(请勿修改) 客户|(请勿修改) 行校验和|主要电话|主要联系人|地址 1: 市/县',
  fxiaoke: '客户名称|客户编号|负责人|客户级别|客户状态|成交状态|负责人主属部门|归属部门|唯一性id|生命状态|最后跟进时间|数据id',
  xiaoshouyi: '客户名称|公司名称|客户所有人|客户级别|所属部门|公司网址|客户状态|销售线索来源|所属区域|公海状态|最近活动记录时间',
};

/** No name of a column that we know is nearly as long. */
const longestHeader = 300;

/** `客户名称（必填）`, `*Email`, `Owner (required)` say the same as without. */
export function foldHeader(header: string): string {
  return header
    .slice(0, longestHeader)
    .normalize('NFKC')
    .replace(/^\ufeff/, '')
    .replace(/[*:]+\s*$|^\s*\*+/g, '')
    .replace(/\((?:必填|必填项|选填|唯一|必填項|選填|required|optional|unique)\)\s*$/i, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

const fieldsByName = new Map<string, ImportField[]>();
for (const field of fields)
  for (const name of namesOf[field].split('|')) fieldsByName.set(name, [...(fieldsByName.get(name) ?? []), field]);

/** Meanings that a column of this name may have, likeliest first; none when it is none that we know. */
export function findFields(header: string): readonly ImportField[] {
  return fieldsByName.get(foldHeader(header)) ?? [];
}

const signatureSets = new Map(crms.map((crm) => [crm, new Set(signatures[crm].split('|'))]));

/** The program that wrote this header; undefined when fewer than two of its names are there, or two programs are as likely. */
export function findCrm(header: readonly string[]): Crm | undefined {
  const folded = new Set(header.map(foldHeader));
  const counts = crms
    .map((crm) => ({ crm, count: [...(signatureSets.get(crm) ?? [])].filter((name) => folded.has(name)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && first.count >= 2 && first.count > (second?.count ?? 0) ? first.crm : undefined;
}
