/**
 * SuiteCRM 7 and 8, hosted by anyone: records of any kind, lists.
 * Re-typed from its public source (salesagility/SuiteCRM and SuiteCRM-Core); not checked against a running one, 2026-11-22.
 */
import { queryOptional } from './dom-access.ts';
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite } from './site.ts';

export const suitecrm = defineSite({
  id: 'suitecrm',
  detect: (document) => queryOptional(document, selfHostedSites.suitecrm ?? '') !== undefined,
  read(document) {
    const root = findVisible(document, 'scrm-record, scrm-list, #content') ?? document.body;
    const place = addressOf(document);
    const record = readRecord(root, place, {
      title:
        '.detail-view [field="name"], .record-view-name, scrm-module-title .record-view-name, .detail-view ~ .moduleTitle h2',
      customer: '[field="account_name"], [field="parent_name"], scrm-relate-detail a[href*="/accounts/"]',
    });
    // Version 8 loads old modules in a frame, which is read by itself.
    return record ?? readRecordList(root, place, 'tr.oddListRowS1, tr.evenListRowS1, scrm-table tr.cdk-row');
  },
});
