/**
 * Pipedrive: organizations, people and deals, lists.
 * Re-typed from public page addresses and test ids. Not checked against the live product, 2026-11-22.
 */
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { defineSite } from './site.ts';

export const pipedrive = defineSite({
  id: 'pipedrive',
  detect: (document) => /\.pipedrive\.com$/.test(document.location?.host ?? ''),
  read(document) {
    const root = findVisible(document, '[data-testid="detail-view"], main, [role="main"]') ?? document.body;
    const place = addressOf(document);
    if (!/^\/(organization|person|deal|leads?)\/[\w-]+/.test(place))
      return readRecordList(root, place, '[data-testid^="row-"], [role="row"]:has([role="gridcell"])');
    return readRecord(root, place, { title: '[data-testid="header-title"], h1', customer: 'a[href*="/organization/"]' });
  },
});
