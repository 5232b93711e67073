/**
 * Twenty, hosted by anyone or its makers: records, lists and boards, named by their addresses.
 * Re-typed after its public source (twentyhq/twenty, packages/twenty-front and twenty-ui as of 2025 and 2026), whose class names are made by a
 * tool; not checked against a running one, 2026-11-22.
 */
import { queryOptional } from './dom-access.ts';
import { addressOf, readRecord, readRecordList } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite } from './site.ts';

/** The menu at the left lists favourites, which are customers too; what is opened stands beside it. */
const menu = '[data-click-outside-id="navigation-drawer"]';

/** `Arveno Tooling GmbH - Company`: name and kind of the record; before 2025 the name alone */
function tabNameOf(document: Document): string {
  return document.title.replace(/ - [^-]*$/, '').trim();
}

export const twenty = defineSite({
  id: 'twenty',
  detect: (document) => queryOptional(document, selfHostedSites.twenty ?? '') !== undefined,
  read(document) {
    const place = addressOf(document);
    const root = queryOptional(document, menu)?.nextElementSibling ?? document.body;
    // `/objects/companies` is a list, `/object/company/<uuid>` a record
    if (/^\/objects\//.test(place)) return readRecordList(root, place, '[data-selectable-id]');
    if (!/^\/object\//.test(place)) return undefined;
    return readRecord(root, place, {
      title: '[data-testid="top-bar-title"]',
      tabName: tabNameOf(document),
      // A record that a field points to is a chip, whose picture may be a letter; links of the menu are none
      customer: 'a[data-click-outside-id="link-chip-click-outside-id"][href*="/object/company/"] [data-testid="tooltip"]',
    });
  },
});
