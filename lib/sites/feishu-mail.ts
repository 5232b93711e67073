/**
 * 飞书 mail and Lark mail: read by what their pages mean, named by their addresses. Their class names are not public.
 * Not checked against the live product, 2026-11-22.
 */
import { defineSite } from './site.ts';

export const feishuMail = defineSite({
  id: 'feishu-mail',
  detect: (document) =>
    /(^|\.)(feishu\.cn|larksuite\.com)$/.test(document.location?.host ?? '') && /\/mail/.test(document.location?.pathname ?? ''),
  /** `/mail/inbox/7301234567890123456` */
  openId: (document) => /\/mail\/.*?(\d{12,})/.exec(document.location?.pathname ?? '')?.[1],
});
