/**
 * Dynamics 365 Sales: records of any kind, lists.
 * Re-typed from the `data-id` of its forms, which Microsoft's own test library (EasyRepro) relies on. Not checked against the live product, 2026-11-22.
 */
import { attributeOf, plainTextOf, queryOptional } from './dom-access.ts';
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { defineSite } from './site.ts';

export const dynamics = defineSite({
  id: 'dynamics',
  detect: (document) => /\.crm\d*\.dynamics\.(com|cn)$/.test(document.location?.host ?? ''),
  read(document) {
    const root = findVisible(document, '#mainContent, [role="main"]') ?? document.body;
    const place = addressOf(document);
    if (place.includes('pagetype=entitylist')) return readRecordList(root, place, '[role="row"]:has([role="gridcell"])');
    const header = queryOptional(root, '[data-id="header_title"]');
    // The title says beside the name whether it is saved; its tool tip is the name.
    const name = header && (attributeOf(header, 'title') ?? plainTextOf(header));
    const shape = readRecord(root, place, {
      title: '[data-id="header_title"]',
      customer:
        '[data-id$="_selected_tag_text"][data-id*="customerid"], [data-id$="_selected_tag_text"][data-id*="parentaccountid"]',
      values: 'input[data-id$="-text-input"], input[data-id$="-text-box-text"]',
    });
    return shape && name ? { ...shape, parts: [{ role: 'title', text: name }, ...shape.parts.slice(1)] } : shape;
  },
});
