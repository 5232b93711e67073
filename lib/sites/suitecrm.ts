/**
 * SuiteCRM 7 and 8, hosted by anyone: records of any kind, lists.
 * Its pages are re-typed after its public source (salesagility/SuiteCRM at e572230 of 2024-10-31, theme SuiteP; SuiteCRM-Core at 9df984e of
 * 2025-01-30); not checked against a running one, 2026-11-22.
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
      // 8: the class of the name changes while the page is scrolled, that of its label does not. 7: fields by their names
      title: '.detail-view [field="name"], .record-view-name-label, .record-view-name, .detail-view ~ .moduleTitle h2',
      // 8: a relation is a link around the field
      customer: '[field="account_name"], [field="parent_name"], a.field-link[href*="/accounts/record/"]',
    });
    // Version 8 loads old modules in a frame, which is read by itself.
    return record ?? readRecordList(root, place, 'tr.oddListRowS1, tr.evenListRowS1, scrm-table tr.cdk-row');
  },
});
