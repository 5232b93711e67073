/** Every view of a running SOGo: list, message beside it, pop-out, what is being written. */
import type { Page } from 'puppeteer-core';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import type { PageTruth } from '../support/page-truth.ts';
import { type LiveView, legalNameOf, mailOf, readLiveView, truthOfMail, truthOfReply } from './live-view.ts';
import { openSogoMessage, type Sogo } from './sogo.ts';

const site = 'sogo';

/** It shows recipients by name alone. */
function truthWithNames(mail: SampleMail): PageTruth {
  return { ...truthOfMail(mail), to: [...mail.to, ...mail.cc].map(({ name }) => name) };
}

/** Reads all of them. @param page - where somebody has signed in, with the list on it */
export async function readSogoViews(page: Page, sogo: Sogo): Promise<readonly LiveView[]> {
  const quote = mailOf(sogo.mails, 'huaheng-quote');
  const views: LiveView[] = [];

  // Its lines give names without addresses: only who is named in a subject can be known for sure.
  const named = { view: 'list', customers: ['c-0016', 'c-0007'].map(legalNameOf) } as const;
  views.push(await readLiveView(page, [site, 'list'], named));
  await openSogoMessage(page, quote.subject);
  views.push(await readLiveView(page, [site, 'split-pane'], truthWithNames(quote)));
  const { hash } = new URL(page.url());

  const popOut = await page.browser().newPage();
  await popOut.goto(`${sogo.url}so/${sogo.user}/Mail//UIxMailPopupView${hash}`);
  await popOut.waitForSelector('#detailView .msg-body');
  views.push(await readLiveView(popOut, [site, 'pop-out'], truthWithNames(quote)));
  await popOut.close();
  await page.bringToFront();

  await page.$eval('#detailView button[ng-click^="viewer.reply("]', (button) => (button as HTMLElement).click());
  await page.waitForSelector('#mailEditor md-chip .md-chip-content');
  await page.waitForSelector('#mailEditor iframe.cke_wysiwyg_frame');
  views.push(await readLiveView(page, [site, 'compose'], truthOfReply(quote)));
  await page.$eval('#mailEditor button[ng-click="editor.cancel()"]', (button) => (button as HTMLElement).click());
  await page.waitForSelector('#mailEditor', { hidden: true });
  return views;
}
