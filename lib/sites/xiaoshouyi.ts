/**
 * 销售易: records and lists by what they mean, named by their addresses. Its class names are not public.
 * Not checked against the live product, 2026-11-22.
 */
import { defineSite } from './site.ts';

export const xiaoshouyi = defineSite({
  id: 'xiaoshouyi',
  detect: (document) => /(^|\.)(xiaoshouyi|neocrm)\.com$/.test(document.location?.host ?? ''),
  /** `#/account/detail/2938475610` */
  openId: (document) => /\/(\d{6,})/.exec(document.location?.hash ?? '')?.[1],
});
