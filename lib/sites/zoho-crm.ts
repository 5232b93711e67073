/**
 * Zoho CRM: records by their heading, lists by what they mean, both named by their addresses.
 * Re-typed from public page addresses. Not checked against the live product, 2026-11-22.
 */
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord } from './record-page.ts';
import { defineSite } from './site.ts';

export const zohoCrm = defineSite({
  id: 'zoho-crm',
  detect: (document) => /^crm\.zoho\.(com|eu|in|com\.cn|com\.au|jp)$/.test(document.location?.host ?? ''),
  openId: addressOf,
  read(document) {
    const place = addressOf(document);
    // `/crm/org…/tab/Accounts/4876…`
    if (!/\/tab\/\w+\/\d+/.test(place)) return undefined;
    const root = findVisible(document, '#detailViewContainer, #content') ?? document.body;
    return readRecord(root, place, {
      title: '[data-zcqa="detailViewName"], .dvEntityName, h1',
      customer: '#value_ACCOUNTNAME, #value_ACCOUNTID',
    });
  },
});
