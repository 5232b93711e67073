/**
 * Twenty, hosted by anyone or its makers: records by what they mean, lists; both named by their addresses.
 * Re-typed from its public source (twentyhq/twenty), whose class names are made by a tool; not checked against a running one, 2026-11-22.
 */
import { queryOptional } from './dom-access.ts';
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite } from './site.ts';

export const twenty = defineSite({
  id: 'twenty',
  detect: (document) => queryOptional(document, selfHostedSites.twenty ?? '') !== undefined,
  read(document) {
    const place = addressOf(document);
    const root = findVisible(document, 'main') ?? document.body;
    // `/objects/companies` is a list, `/object/company/<uuid>` a record
    if (/^\/objects\//.test(place)) return readRecordList(root, place, '[data-selectable-id]');
    return readRecord(root, place, { title: '[data-testid="show-page-title"]', customer: 'a[href*="/object/company/"]' });
  },
});
