/**
 * Every site that has an adapter, one line each. Data only: the background, which says where an adapter runs, knows no
 * adapter, and the content script holds none. The adapter is `lib/sites/<id>.ts`, built into a script of its own.
 */

/** Sites that their makers host: id -> match patterns of their addresses. */
export const hostedSites: Readonly<Record<string, readonly string[]>> = {
  gmail: ['https://mail.google.com/*'],
  outlook: [
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.live.com/*',
    'https://outlook.cloud.microsoft/*',
    'https://partner.outlook.cn/*',
  ],
  proton: ['https://mail.proton.me/*'],
  fastmail: ['https://app.fastmail.com/*'],
  yahoo: ['https://mail.yahoo.com/*', 'https://*.mail.yahoo.com/*', 'https://mail.yahoo.co.jp/*'],
  'qq-mail': ['https://*.mail.qq.com/*', 'https://*.exmail.qq.com/*'],
  'netease-mail': [
    'https://*.mail.163.com/*',
    'https://*.mail.126.com/*',
    'https://*.mail.yeah.net/*',
    'https://*.qiye.163.com/*',
  ],
  alimail: ['https://qiye.aliyun.com/*', 'https://mail.aliyun.com/*', 'https://*.mxhichina.com/*'],
  'feishu-mail': ['https://*.feishu.cn/*', 'https://*.larksuite.com/*'],
  salesforce: ['https://*.lightning.force.com/*', 'https://*.my.salesforce.com/*'],
  hubspot: ['https://*.hubspot.com/*'],
  dynamics: ['https://*.dynamics.com/*', 'https://*.dynamics.cn/*'],
  'zoho-crm': ['https://crm.zoho.com/*', 'https://crm.zoho.eu/*', 'https://crm.zoho.in/*', 'https://crm.zoho.com.cn/*'],
  pipedrive: ['https://*.pipedrive.com/*'],
  fxiaoke: ['https://*.fxiaoke.com/*'],
  xiaoshouyi: ['https://*.xiaoshouyi.com/*', 'https://*.neocrm.com/*'],
};

/**
 * Software that anybody hosts under any address: id -> selector that only its pages match, so short that it costs a page
 * nothing. Asked in this order.
 */
export const selfHostedSites: Readonly<Record<string, string>> = {
  'sample-mailbox': '[data-app="shuke-sample-mailbox"]',
  roundcube: 'body[class*="task-mail"]',
  sogo: '[ng-app="SOGo.MailerUI"]',
  zimbra: '#z_shell, #zm-x-web',
  coremail: 'script[src*="/coremail/"]',
  odoo: 'body.o_web_client',
  suitecrm: 'scrm-navbar-ui, #bootstrap-container #content',
  'atomic-crm': '[class*="RaUserMenu-"]',
  twenty: 'meta[content="Twenty"]',
  snappymail: 'body#rl-app',
};

/** Ids of all sites with an adapter. */
export function siteIds(): string[] {
  return [...Object.keys(hostedSites), ...Object.keys(selfHostedSites)];
}
