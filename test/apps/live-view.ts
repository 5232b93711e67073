/** A view of running software: what our content script reads there, and what is true of it by the mail or record that was put in. */
import type { Frame, Page } from 'puppeteer-core';
import type { PageReading } from '../../lib/model/page.ts';
import { personText, type SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { createIsolatedReader } from '../support/isolated-reader.ts';
import { judgeReading } from '../support/judge-reading.ts';
import type { PageTruth } from '../support/page-truth.ts';

export interface LiveView {
  /** Id of the site, equal to that of its adapter. */
  readonly site: string;
  /** The view, such as `message-sent`. */
  readonly name: string;
  readonly reading: PageReading;
  /** What the lower steps of the ladder read by themselves. */
  readonly readingWithoutAdapter: PageReading;
  readonly truth: PageTruth;
}

/** Legal name of a customer of the sample company. @throws when there is none with this id */
export function legalNameOf(customerId: string): string {
  const found = sampleCompany({ seed: 1, now: Date.now() }).customers.find(({ id }) => id === customerId);
  if (!found) throw new Error(`The sample company has no customer ${customerId}`);
  return found.legalName;
}

/** The mail of the sample mailbox with this key. @throws when there is none */
export function mailOf(mails: readonly SampleMail[], key: string): SampleMail {
  const mail = mails.find((candidate) => candidate.key === key);
  if (!mail) throw new Error(`The sample mailbox has no mail ${key}`);
  return mail;
}

/** What is true of a mail that is open. */
export function truthOfMail(mail: SampleMail): PageTruth {
  return {
    view: 'message',
    from: personText(mail.from),
    to: [...mail.to, ...mail.cc].map(personText),
    subject: mail.subject,
    identity: true,
    direction: mail.folder === 'sent' ? 'outbound' : 'inbound',
    primary: mail.customerId === undefined ? null : legalNameOf(mail.customerId),
  };
}

/** What is true of an answer to a mail that has just been begun. */
export function truthOfReply(mail: SampleMail): PageTruth {
  const { primary, from } = truthOfMail(mail);
  return { view: 'compose', to: from === undefined ? [] : [from], ...(primary === undefined ? {} : { primary }) };
}

/** What is true of a list of mails that names these customers. */
export function truthOfList(mails: readonly SampleMail[]): PageTruth {
  const ids = new Set(mails.flatMap(({ customerId }) => customerId ?? []));
  return { view: 'list', customers: [...ids].map(legalNameOf) };
}

/**
 * Reads a page that has been drawn.
 * @param frame - the frame of it that shows the view; the page itself when absent
 */
export async function readLiveView(
  page: Page,
  [site, name]: readonly [site: string, name: string],
  truth: PageTruth,
  frame?: Frame,
): Promise<LiveView> {
  const read = async (hasAdapters: boolean): Promise<PageReading> =>
    (await createIsolatedReader(page, { hasAdapters, ...(frame ? { frame } : {}) })).read();
  return { site, name, reading: await read(true), readingWithoutAdapter: await read(false), truth };
}

/** What of these views is not right by their adapters, a sentence each; views are judged as `npm run -s sites` does. */
export function findWrong(views: readonly LiveView[]): readonly string[] {
  return views.flatMap(({ site, name, reading, truth }) => {
    const { step, ...verdict } = judgeReading(reading, truth);
    const wrong = Object.entries(verdict).flatMap(([what, isRight]) => (isRight === false ? `${site}/${name}: ${what}` : []));
    return step === 'adapter' ? wrong : [...wrong, `${site}/${name}: read by ${step}`];
  });
}
