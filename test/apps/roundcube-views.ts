/** Every view of a running Roundcube: lists, message, pane, pop-out, what is being written. */
import type { Page } from 'puppeteer-core';
import { type LiveView, mailOf, readLiveView, truthOfList, truthOfMail, truthOfReply } from './live-view.ts';
import { openRoundcubeMessage, type Roundcube } from './roundcube.ts';

const site = 'roundcube';

/** Number of a message of the list that is shown, by its subject. */
async function uidOf(page: Page, subject: string): Promise<string> {
  const uid = await page.$$eval(
    '#messagelist tbody tr.message span.subject a',
    (links, wanted) =>
      links
        .filter((link) => link.textContent?.trim() === wanted)
        .map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('_uid'))[0],
    subject,
  );
  if (typeof uid !== 'string') throw new Error(`No message "${subject}" in the list of Roundcube`);
  return uid;
}

/** Reads all of them. @param page - where somebody has signed in, with the list on it */
export async function readRoundcubeViews(page: Page, roundcube: Roundcube): Promise<readonly LiveView[]> {
  const { mails, url } = roundcube;
  const place = (query: string): string => `${url}?_task=mail&${query}`;
  const inbox = mails.filter(({ folder }) => folder === 'inbox');
  const quote = mailOf(mails, 'huaheng-quote');
  const plates = mailOf(mails, 'arveno-split-name');
  const sent = mailOf(mails, 'huaheng-answered');
  const views: LiveView[] = [];

  // Fifty lines to a page; a mail on it is one of the newest.
  views.push(await readLiveView(page, [site, 'list'], truthOfList(inbox.slice(0, 50))));
  const pane = await openRoundcubeMessage(page, plates);
  views.push(await readLiveView(page, [site, 'split-pane'], truthOfMail(plates), pane));
  const [quoteUid, platesUid] = [await uidOf(page, quote.subject), await uidOf(page, plates.subject)];

  await page.goto(place(`_mbox=INBOX&_uid=${quoteUid}&_action=show`));
  views.push(await readLiveView(page, [site, 'message'], truthOfMail(quote)));
  await page.goto(place(`_mbox=INBOX&_uid=${platesUid}&_action=show&_extwin=1`));
  views.push(await readLiveView(page, [site, 'pop-out'], truthOfMail(plates)));
  await page.goto(place('_mbox=Sent'));
  await page.waitForSelector('#messagelist tbody tr.message');
  views.push(await readLiveView(page, [site, 'list-sent'], truthOfList([sent])));
  await page.goto(place(`_mbox=Sent&_uid=${await uidOf(page, sent.subject)}&_action=show`));
  views.push(await readLiveView(page, [site, 'message-sent'], truthOfMail(sent)));

  // In a tab each: the page asks before it lets anybody leave what is being written.
  for (const [name, query, truth, drawn] of [
    ['compose', `_reply_uid=${quoteUid}&_mbox=INBOX`, truthOfReply(quote), '.recipient-input > .recipient'],
    ['compose-new', '_mbox=INBOX', { view: 'compose', to: [], primary: null }, '#composebody'],
  ] as const) {
    const tab = await page.browser().newPage();
    await tab.goto(place(`_action=compose&${query}`));
    await tab.waitForSelector(drawn);
    views.push(await readLiveView(tab, [site, name], truth));
    await tab.close();
  }
  return views;
}
