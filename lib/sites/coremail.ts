/**
 * Coremail, hosted by anyone: read by what its pages mean, named by its addresses. Skins differ from house to house.
 * Not checked against the live product, 2026-11-22.
 */
import { queryOptional } from './dom-access.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite } from './site.ts';

const id = 'coremail';

export const coremail = defineSite({
  id,
  detect: (document) => queryOptional(document, selfHostedSites[id] ?? '') !== undefined,
  /** `#mail.read|{"fid":1,"mid":"1:1tbi…"}` */
  openId: (document) => /"mid":"([^"]+)"/.exec(decodeURI(document.location?.hash ?? ''))?.[1],
});
