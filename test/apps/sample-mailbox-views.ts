/** Every view of our own sample mailbox: list, message beside it, what is being written. */
import type { Page } from 'puppeteer-core';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { type LiveView, mailOf, readLiveView, truthOfList, truthOfMail, truthOfReply } from './live-view.ts';

const site = 'sample-mailbox';

/** Reads all of them. @param page - any */
export async function readSampleMailboxViews(
  page: Page,
  { url, mails }: { readonly url: string; readonly mails: readonly SampleMail[] },
): Promise<readonly LiveView[]> {
  const plates = mailOf(mails, 'arveno-split-name');
  const sent = mailOf(mails, 'huaheng-answered');
  const views: LiveView[] = [];
  const show = async (place: string, drawn: string): Promise<void> => {
    await page.goto(`${url}#/${place}`);
    await page.waitForSelector(drawn);
  };
  await show('inbox', `#row-${plates.key}`);
  views.push(await readLiveView(page, [site, 'list'], truthOfList(mails.filter(({ folder }) => folder === 'inbox'))));
  await show(`inbox/${plates.key}`, `#mail-message[data-message-id*="${plates.key}"]`);
  views.push(await readLiveView(page, [site, 'split-pane'], truthOfMail(plates)));
  await page.keyboard.press('r');
  await page.waitForSelector('#mail-compose:not([hidden]) [contenteditable]');
  views.push(await readLiveView(page, [site, 'compose'], truthOfReply(plates)));
  await show(`sent/${sent.key}`, `#mail-message[data-message-id*="${sent.key}"]`);
  views.push(await readLiveView(page, [site, 'message-sent'], truthOfMail(sent)));
  return views;
}
