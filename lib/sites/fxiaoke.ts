/**
 * 纷享销客: records and lists by what they mean, named by their addresses. Its class names are not public.
 * Not checked against the live product, 2026-11-22.
 */
import { defineSite } from './site.ts';

export const fxiaoke = defineSite({
  id: 'fxiaoke',
  detect: (document) => /(^|\.)fxiaoke\.com$/.test(document.location?.host ?? ''),
  /** `#crm/index/=/detail/AccountObj/64f0…` */
  openId: (document) => /\w+Obj\/(\w{8,})/.exec(document.location?.hash ?? '')?.[1],
});
