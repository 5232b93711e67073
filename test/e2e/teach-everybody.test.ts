/** A rep says "not this customer", the manager accepts it in the console, and everybody's recognition follows. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAxeViolations, waitUntil } from '../support/chromium.ts';
import { openConsole } from '../support/manager-browser.ts';
import { clickButton, readPanel, sampleTokens, waitForPanel } from '../support/rep-browser.ts';
import { openSampleOffice, pictures, type SampleOffice, type Seat } from '../support/sample-office.ts';

const electronics = '申屿电子科技（上海）有限公司';
const trading = '宁波申屿进出口贸易有限公司';
let office: SampleOffice;
let rep: Seat;
let manager: Seat;

beforeAll(async () => {
  office = await openSampleOffice();
  rep = await office.sitDown(sampleTokens.otherRep);
  manager = await office.sitDown(sampleTokens.manager);
});

afterAll(() => office?.close());

/** The mail with the shared name once more, with another one in between, so that it is read again. */
async function openSharedName(seat: Seat): Promise<void> {
  await office.openMail(seat, 'huaheng-quote');
  await waitForPanel(seat.panel, '华珩科技股份有限公司', 'Log this e-mail');
  await office.openMail(seat, 'shared-alias');
}

test('what a rep shares of what it teaches is the rep’s own decision', async () => {
  const options = await rep.session.openExtensionPage('options.html');
  await waitForPanel(options, 'Propose to my manager what I teach');
  const box = '::-p-xpath(//label[contains(., "Propose to my manager what I teach")]//input)';
  expect(await options.$eval(box, (input) => (input as HTMLInputElement).checked)).toBe(false);
  await (await options.waitForSelector(box))?.click();
  await waitUntil('the decision is kept', async () => {
    await options.reload();
    await waitForPanel(options, 'Propose to my manager what I teach');
    return options.$eval(box, (input) => (input as HTMLInputElement).checked);
  });
  await options.close();
});

test('not this customer: the rep’s own panel follows at once, nobody else’s', async () => {
  await openSharedName(manager);
  await waitForPanel(manager.panel, electronics, 'Log this e-mail');
  await openSharedName(rep);
  await waitForPanel(rep.panel, electronics, 'Log this e-mail');
  const menu = await rep.panel.waitForSelector('article header button[aria-haspopup=menu]');
  await menu?.click();
  await clickButton(rep.panel, 'Not this customer');
  await waitForPanel(rep.panel, trading, 'Log this e-mail');
  await rep.panel.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`);
  const options = await rep.session.openExtensionPage('options.html');
  await waitForPanel(options, '申屿', `is not ${electronics}`, '· proposed to your manager');
  await options.close();
  await openSharedName(manager);
  await waitForPanel(manager.panel, electronics, 'Log this e-mail');
});

test('the manager accepts what was proposed, and it holds for everybody', async () => {
  const desk = await openConsole(manager.session);
  await waitForPanel(desk, 'Names (');
  await (await desk.waitForSelector('::-p-xpath(//*[@role="tab"][starts-with(., "Names (")])'))?.click();
  const shown = await waitForPanel(desk, `“申屿” is not ${electronics}`, 'Removes the alias', 'proposed once');
  expect(shown).not.toContain('赵敏');
  await desk.screenshot({ path: join(pictures, 'console-names.png') as `${string}.png` });
  expect(await findAxeViolations(desk)).toEqual([]);
  await (await desk.waitForSelector('::-p-xpath(//li[contains(., "“申屿” is not")]//button[starts-with(., "Accept")])'))?.click();
  await waitForPanel(desk, `Accepted: “申屿”, ${electronics}.`);
  await desk.close();
  await openSharedName(manager);
  await waitForPanel(manager.panel, trading, 'Log this e-mail');
  await waitUntil('nothing is left of the other', async () => !(await readPanel(manager.panel)).includes(electronics));
});
