/**
 * Salesforce Lightning: records of any kind, lists.
 * Re-typed from public documentation of its base components and page addresses. Not checked against the live product, 2026-11-22.
 */
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { defineSite } from './site.ts';

export const salesforce = defineSite({
  id: 'salesforce',
  detect: (document) => /\.(lightning\.force|my\.salesforce)\.com$/.test(document.location?.host ?? ''),
  read(document) {
    // Tabs that were opened before stay in the document, hidden: `.oneContent.active` is the one that is seen; 2026-11
    const root = findVisible(document, '.oneContent.active, [role="main"]') ?? document.body;
    const place = addressOf(document);
    if (/\/o\/\w+\/list/.test(place)) return readRecordList(root, place, 'table[role="grid"] tbody tr');
    return readRecord(root, place, {
      title:
        'slot[name="primaryField"], [data-aura-class="forceHighlights"] h1, h1 lightning-formatted-name, h1 lightning-formatted-text',
      customer:
        '[field-label="Account Name"] a, [data-target-selection-name$=".AccountId"] a, [data-target-selection-name$=".Account"] a',
    });
  },
});
