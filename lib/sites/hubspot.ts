/**
 * HubSpot: records of any kind, lists.
 * Re-typed from the test ids that public extensions rely on. Not checked against the live product, 2026-11-22.
 */
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { defineSite } from './site.ts';

export const hubspot = defineSite({
  id: 'hubspot',
  detect: (document) => /(^|\.)hubspot\.com$/.test(document.location?.host ?? ''),
  read(document) {
    const root = findVisible(document, 'main, [role="main"]') ?? document.body;
    const place = addressOf(document);
    if (/\/(list|views)\b/.test(place)) return readRecordList(root, place, '[data-test-id^="row-"]');
    return readRecord(root, place, {
      title: '[data-selenium-test="highlightTitle"], [data-test-id="record-highlight-title"]',
      // Companies that a person or a deal belongs to: object type 0-2 in the link; 2026-11
      customer: 'aside a[href*="/record/0-2/"], [data-test-id*="company"] a[href*="/0-2/"]',
    });
  },
});
