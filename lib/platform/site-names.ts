/** Ids of sites -> what people call the product. */

const names: Readonly<Record<string, string>> = {
  gmail: 'Gmail',
  outlook: 'Outlook',
  roundcube: 'Roundcube',
  snappymail: 'SnappyMail',
  sogo: 'SOGo',
  zimbra: 'Zimbra',
  proton: 'Proton Mail',
  fastmail: 'Fastmail',
  yahoo: 'Yahoo Mail',
  'qq-mail': 'QQ 邮箱',
  'netease-mail': '网易邮箱',
  alimail: '阿里邮箱',
  coremail: 'Coremail',
  'feishu-mail': '飞书邮箱',
  salesforce: 'Salesforce',
  hubspot: 'HubSpot',
  dynamics: 'Dynamics 365',
  'zoho-crm': 'Zoho CRM',
  pipedrive: 'Pipedrive',
  odoo: 'Odoo',
  suitecrm: 'SuiteCRM',
  twenty: 'Twenty',
  'atomic-crm': 'Atomic CRM',
  fxiaoke: '纷享销客',
  xiaoshouyi: '销售易',
};

/** The name of the product, its id when it has none here. */
export function siteName(id: string): string {
  return names[id] ?? id;
}
