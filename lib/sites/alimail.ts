/**
 * 阿里企业邮: read by what its pages mean, named by its addresses. Its class names are not public.
 * Not checked against the live product, 2026-11-22.
 */
import { defineSite } from './site.ts';

export const alimail = defineSite({
  id: 'alimail',
  detect: (document) =>
    /(^|\.)(aliyun\.com|mxhichina\.com)$/.test(document.location?.host ?? '') && /mail/.test(document.location?.href ?? ''),
  /** `/alimail/entries/v5.1/mail/inbox/DzzzzzyJ1Wu` */
  openId: (document) => /\/mail\/[^/]+\/([\w-]{8,})/.exec(document.location?.pathname ?? '')?.[1],
});
