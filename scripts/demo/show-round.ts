/** One whole round without a window: read, log, publish, see the card change. Prints what it saw and leaves pictures. */
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { type ChromiumSession, waitUntil } from '../../test/support/chromium.ts';
import { chooseCsv, openConsole, publish } from '../../test/support/manager-browser.ts';
import {
  clickButton,
  connectPanel,
  launchForLocalSites,
  readStoredTouchpoints,
  sampleTokens,
  waitForPanel,
} from '../../test/support/rep-browser.ts';
import type { Places } from './show-in-window.ts';

/** Every text here is one that the sample company's data and our own English strings contain. */
const story = {
  customerId: 'c-0001',
  name: '华珩科技股份有限公司',
  subject: '回复：第四季度报价：请确认交期',
  /** Promoted by the list. */
  moved: { customerId: 'c-0012', name: '申屿电子科技', subject: '名片与价格表', reason: 'second line ordered' },
  csv: ['customer id,tier,reason', 'c-0012,MGC,second line ordered', 'c-0004,MGC,orders twice a month', 'c-0001,MVC,'].join('\n'),
};

interface Desk {
  readonly session: ChromiumSession;
  readonly page: Page;
  readonly panel: Page;
}

async function sitDown(mailboxUrl: string, backendUrl: string, token: string): Promise<Desk> {
  const session = await launchForLocalSites({ width: 1400, height: 900 });
  const page = await session.openPage(mailboxUrl);
  const panel = await session.openPanel(page);
  await connectPanel(panel, backendUrl, token);
  return { session, page, panel };
}

function tell(step: string, ...facts: readonly string[]): void {
  console.log(`\n${step}`);
  for (const fact of facts) console.log(`  ${fact}`);
}

/** Clicks the message with this subject in the list. */
async function openMail(page: Page, subject: string): Promise<void> {
  const row = await waitUntil(`"${subject}" in the list`, async () => {
    const handle = await page.evaluateHandle(
      (wanted) =>
        [...document.querySelectorAll('[role=option], [role=row], li, a, button, tr')].find((one) =>
          one.textContent?.includes(wanted),
        ),
      subject,
    );
    return handle.asElement() as ElementHandle<Element> | null;
  });
  await row.click();
}

/** The first lines of the card, as one sees them at a glance. */
function glance(text: string, from: string, lines: number): string[] {
  const all = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return all.slice(Math.max(0, all.indexOf(from)), Math.max(0, all.indexOf(from)) + lines);
}

/**
 * Makes the round and resolves when every step was seen.
 * @throws with what it saw instead
 */
export async function showRound({ backendUrl, mailboxUrl, pictures }: Places): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const picture = (name: string): string => join(pictures, `${name}.png`);
  const rep = await sitDown(mailboxUrl, backendUrl, sampleTokens.rep);
  const manager = await sitDown(mailboxUrl, backendUrl, sampleTokens.manager);
  try {
    await rep.page.bringToFront();
    await openMail(rep.page, story.subject);
    const card = await waitForPanel(rep.panel, story.name, 'Next', 'Touchpoints', 'Log this e-mail');
    await rep.session.screenshot(picture('1-card'), rep.page, rep.panel);
    tell('1. A rep opens a message; the sidebar knows who it is.', ...glance(card, story.name, 12));

    await clickButton(rep.panel, 'Log this e-mail');
    const logged = await waitForPanel(rep.panel, 'Undo', '1 not sent');
    await rep.session.screenshot(picture('2-logged'), rep.page, rep.panel);
    tell('2. One click logs the touchpoint; it can be undone for ten seconds.', ...glance(logged, 'Undo', 1));
    const stored = await waitUntil(
      'the touchpoint is at the backend',
      async () =>
        (await readStoredTouchpoints(backendUrl, story.customerId)).find((touchpoint) => touchpoint.fingerprint !== undefined),
      30_000,
    );
    tell('3. The backend has it: no subject, no text, only what was done.', JSON.stringify(stored));

    const console_ = await openConsole(manager.session);
    await chooseCsv(console_, 'fourth-quarter.csv', story.csv);
    await console_.screenshot({ path: picture('3-console') as `${string}.png`, fullPage: true });
    await publish(console_, 'Review of the fourth quarter');
    tell('4. A manager uploads a tier list, sees what changes, and publishes it.', ...story.csv.split('\n'));

    await rep.page.bringToFront();
    await rep.panel.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`);
    await openMail(rep.page, story.moved.subject);
    const changed = await waitForPanel(rep.panel, story.moved.name, 'MGC', story.moved.reason);
    await rep.session.screenshot(picture('5-card-changed'), rep.page, rep.panel);
    tell('5. At the next sync the rep’s card has changed, and says why.', ...glance(changed, story.moved.name, 9));
    console.log(`\nThe whole round was made. Pictures: ${relative(process.cwd(), pictures)}`);
  } finally {
    await Promise.all([rep.session.close(), manager.session.close()]);
  }
}
