/**
 * Odoo 16 and later, hosted by anyone: forms of any kind, lists, boards.
 * Re-typed after its public source (odoo/odoo: addons/web fields, list, kanban and form of 16 to 19, addons/mail, forms of partners and leads);
 * not checked against a running one, 2026-11-22.
 */
import { queryOptional } from './dom-access.ts';
import { findVisible } from './mail-page.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite } from './site.ts';

/** The customer of a lead, an order or a task; the company of a person */
const customerFields = ['partner_id', 'parent_id', 'commercial_partner_id', 'partner_name'];

/** A field that points to a record: its name in a field for typing or a link, and often its postal address in lines below. */
const customers = customerFields
  .map(
    (name) => `[name="${name}"] input, [name="${name}"] .o_form_uri, [name="${name}"].o_readonly_modifier:not(:has(.o_form_uri))`,
  )
  .join(', ');

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
      customer: customers,
      values: '[name="email"] input, [name="email_from"] input, [name="website"] input',
    });
  },
});
