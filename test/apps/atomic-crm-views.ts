/** Every view of a running Atomic CRM: lists of companies and people, the board of deals, one of each. */
import type { Page } from 'puppeteer-core';
import type { AtomicCrm } from './atomic-crm.ts';
import { type LiveView, readLiveView } from './live-view.ts';

const site = 'atomic-crm';

/** Reads all of them. @param page - any */
export async function readAtomicCrmViews(page: Page, { url, customers }: AtomicCrm): Promise<readonly LiveView[]> {
  const names = customers.map(({ legalName }) => legalName);
  const [first = '', second = '', third = ''] = names;
  const views: LiveView[] = [];
  /** Shows a place of it; resolves when this is drawn. */
  const show = async (place: string, drawn: string): Promise<void> => {
    await page.goto(`${url}#/${place}`);
    await page.waitForSelector(drawn);
  };
  /** Follows a link or card that says this; resolves when what it opens is drawn. */
  const follow = async (text: string, drawn: string): Promise<void> => {
    const link = await page.waitForSelector(`main ::-p-text(${text})`);
    await link?.evaluate((element) => (element as HTMLElement).click());
    await page.waitForSelector(drawn);
  };
  const newest = 'perPage=100&sort=id&order=DESC';

  // Its numbers count up from those of the companies that it makes itself; ours are the newest.
  await show(`companies?${newest}`, `main ::-p-text(${third})`);
  views.push(await readLiveView(page, [site, 'list'], { view: 'list', customers: names }));
  await follow(first, 'main a[href*="contacts/"]');
  views.push(await readLiveView(page, [site, 'record-company'], { view: 'record', title: first, primary: first }));

  await show(`contacts?${newest}`, `main ::-p-text(${third})`);
  const withPeople = customers.filter(({ contacts }) => contacts.length > 0).map(({ legalName }) => legalName);
  views.push(await readLiveView(page, [site, 'list-contacts'], { view: 'list', customers: withPeople }));
  await follow('Jörg Müller', `main ::-p-text(joerg.mueller)`);
  views.push(await readLiveView(page, [site, 'record-contact'], { view: 'record', primary: second }));

  await show('deals', `main ::-p-text(${second} second line)`);
  // A card gives the deal and the first letter of its customer.
  views.push(await readLiveView(page, [site, 'board'], { view: 'list', customers: [first, second] }));
  await follow(`${first} second line`, `[role="dialog"] ::-p-text(Buyer at ${first})`);
  views.push(await readLiveView(page, [site, 'record-deal'], { view: 'record', primary: first }));
  await show('deals', `main ::-p-text(${second} second line)`);
  await page.$$eval('main .MuiCard-root p', (titles) => titles.find(({ textContent }) => textContent === 'second line')?.click());
  await page.waitForSelector(`[role="dialog"] ::-p-text(Buyer at ${third})`);
  views.push(await readLiveView(page, [site, 'record-deal-unnamed'], { view: 'record', primary: third }));
  return views;
}
