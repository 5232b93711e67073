/**
 * Atomic CRM, hosted by anyone, and other applications made with react-admin: records, lists.
 * Checked against Atomic CRM with MUI 5, from npm, 2026-11-22. Its class names are made by a tool, except those with `Mui` and `Ra`.
 */
import { queryOptional } from './dom-access.ts';
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite } from './site.ts';

export const atomicCrm = defineSite({
  id: 'atomic-crm',
  detect: (document) => queryOptional(document, selfHostedSites['atomic-crm'] ?? '') !== undefined,
  read(document) {
    const place = addressOf(document);
    // A deal opens in a dialog over its board.
    const root = findVisible(document, '[role="dialog"]') ?? findVisible(document, 'main') ?? document.body;
    // `#/companies/8/show`, `#/contacts/1/show`, `#/companies` for the list
    if (!/\/\w+\/[^/]+(\/show|$)/.test(place.slice(place.indexOf('#'))))
      return readRecordList(
        root,
        place,
        'main .MuiListItemButton-root:has(.MuiListItemAvatar-root), main a > .MuiPaper-root, main .MuiCard-root',
      );
    return readRecord(root, place, {
      title: '.MuiTypography-h5, .MuiTypography-h6',
      customer: '.RaReferenceField-root a[href*="companies/"]',
    });
  },
});
