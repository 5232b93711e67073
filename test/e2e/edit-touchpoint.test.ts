/** A complaint settled in one click, news in two, a touchpoint corrected with the backend down and taken back: in a real panel. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChromiumSession, eventually, findAxeViolations, waitUntil } from '../support/chromium.ts';
import { clickButton, readPanel, readStoredTouchpoints, sampleTokens, waitForPanel } from '../support/rep-browser.ts';
import { openSampleOffice, pictures, type SampleOffice } from '../support/sample-office.ts';

/** 华珩科技, whose complaint 231 is open. */
const customerId = 'c-0001';
let office: SampleOffice;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  office = await openSampleOffice();
  ({ session, page, panel } = await office.sitDown(sampleTokens.rep));
});

afterAll(() => office?.close());

const syncNow = (): Promise<unknown> => panel.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`);

/** The stored touchpoint that fits; waits for it. */
async function stored(what: string, fits: (touchpoint: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
  return waitUntil(
    what,
    async () => {
      await syncNow();
      return (await readStoredTouchpoints(office.backend.url, customerId)).find(fits);
    },
    30_000,
  );
}

test('a complaint is settled with one click: the card turns to something else at once', async () => {
  // The page beside it has been read: nothing moves any more where a click lands.
  await waitForPanel(panel, '华珩', 'plain text only');
  await clickButton(panel, '华珩');
  await waitForPanel(panel, '华珩科技股份有限公司', 'settle complaint 231', 'unresolved', 'Complaint 231');
  await clickButton(panel, 'Settled');
  await waitUntil('the card has turned', async () => {
    const text = await readPanel(panel);
    return !text.includes('settle complaint 231') && !text.includes('unresolved') && text.includes('not sent yet');
  });
});

test('news is noted in two clicks and is a sign at once; the note is corrected by keyboard', async () => {
  await clickButton(panel, 'Note what you heard');
  await clickButton(panel, 'A rival is courting its people');
  await waitForPanel(panel, 'Noted: A rival is courting its people', 'A rival is pushing us out');
  await clickButton(panel, 'Edit');
  await panel.waitForSelector('dialog[open] textarea');
  expect(await findAxeViolations(panel)).toEqual([]);
  await session.screenshot(join(pictures, 'edit.png'), page, panel);
  await panel.type('dialog[open] textarea', 'dinner with the buyer');
  await panel.keyboard.down('Control');
  await panel.keyboard.press('Enter');
  await panel.keyboard.up('Control');
  await panel.waitForSelector('dialog[open]', { hidden: true });
  await waitForPanel(panel, 'dinner with the buyer');
});

test('with the backend down an edit is kept; once it is back it has everything, each once', async () => {
  await office.backend.kill();
  await clickButton(panel, 'Edit');
  await panel.waitForSelector('dialog[open] textarea');
  await panel.type('dialog[open] textarea', ', on Friday');
  await clickButton(panel, 'Save');
  await waitForPanel(panel, 'dinner with the buyer, on Friday', 'not sent');
  await session.killWorker();
  await office.restartBackend();
  const note = await stored('the second edit', (touchpoint) => touchpoint.note === 'dinner with the buyer, on Friday');
  expect(note).toMatchObject({ news: 'rival-seen', channel: 'note', revision: 2, staffId: 's-chenchen' });
  await waitForPanel(panel, 'all sent');
  const all = await readStoredTouchpoints(office.backend.url, customerId);
  expect(all.filter(({ news }) => news === 'rival-seen')).toHaveLength(1);
  const complaint = all.find(({ issue }) => (issue as { reference?: string } | undefined)?.reference === '231');
  const settlements = all.filter(({ settles }) => settles === complaint?.id);
  expect(settlements).toMatchObject([{ channel: 'note', aspect: 'adjustment', staffId: 's-chenchen' }]);
});

test('deleted, brought back, and deleted again, it is gone for everybody', async () => {
  const remove = async (): Promise<void> => {
    await clickButton(panel, 'Edit');
    await panel.waitForSelector('dialog[open] textarea');
    await clickButton(panel, 'Delete');
    await waitForPanel(panel, 'Deleted for everybody');
  };
  await remove();
  await eventually(async () => expect(await readPanel(panel)).not.toContain('on Friday'));
  await clickButton(panel, 'Undo');
  await waitForPanel(panel, 'on Friday');
  await remove();
  await waitUntil(
    'the backend has forgotten it',
    async () => {
      await syncNow();
      return (await readStoredTouchpoints(office.backend.url, customerId)).every(({ news }) => news !== 'rival-seen');
    },
    30_000,
  );
  await waitForPanel(panel, 'all sent');
  await eventually(async () => expect(await readPanel(panel)).not.toContain('A rival is pushing us out'));
});
