/**
 * Odoo 16 and later, hosted by anyone: forms of any kind, lists, boards.
 * Re-typed from its public source (odoo/odoo, addons/web); not checked against a running one, 2026-11-22.
 */
import { queryOptional } from './dom-access.ts';
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite } from './site.ts';

export const odoo = defineSite({
  id: 'odoo',
  detect: (document) => queryOptional(document, selfHostedSites.odoo ?? '') !== undefined,
  read(document) {
    const root = findVisible(document, '.o_action_manager') ?? document.body;
    const place = addressOf(document);
    if (!queryOptional(root, '.o_form_view'))
      return readRecordList(root, place, 'tr.o_data_row, .o_kanban_record:not(.o_kanban_ghost)');
    return readRecord(findVisible(root, '.o_form_view') ?? root, place, {
      title: '.oe_title [name="name"], h1 [name="name"], [name="name"].o_field_widget, [name="display_name"]',
      // The customer of a lead, an order or a task; the company of a person
      customer: '[name="partner_id"], [name="parent_id"], [name="commercial_partner_id"], [name="partner_name"]',
      values: '[name="email"] input, [name="email_from"] input, [name="website"] input',
    });
  },
});
