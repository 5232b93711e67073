/**
 * Every site that has an adapter, one line each. Data only: the background, which says where an adapter runs, knows no
 * adapter, and the content script holds none. The adapter is `lib/sites/<id>.ts`, built into a script of its own.
 */

/** Sites that their makers host: id -> match patterns of their addresses. */
export const hostedSites: Readonly<Record<string, readonly string[]>> = {};

/**
 * Software that anybody hosts under any address: id -> selector that only its pages match, so short that it costs a page
 * nothing. Asked in this order.
 */
export const selfHostedSites: Readonly<Record<string, string>> = {
  'sample-mailbox': '[data-app="shuke-sample-mailbox"]',
  roundcube: 'body[class*="task-mail"]',
};

/** Ids of all sites with an adapter. */
export function siteIds(): string[] {
  return [...Object.keys(hostedSites), ...Object.keys(selfHostedSites)];
}
