/** Plan, do, check, act: a rep takes an action, the manager sees what came of it and changes the playbook, the card follows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgendaItem } from '../../lib/cache/state.ts';
import { type Effects, effectsSchema } from '../../lib/model/decision-exchange.ts';
import { type Playbook, playbookSchema } from '../../lib/model/playbook.ts';
import { eventually, findAxeViolations, waitUntil } from '../support/chromium.ts';
import { openConsole } from '../support/manager-browser.ts';
import { clickButton, readPanel, sampleTokens, waitForPanel } from '../support/rep-browser.ts';
import { openSampleOffice, pictures, type SampleOffice, type Seat } from '../support/sample-office.ts';

let office: SampleOffice;
let rep: Seat;
let manager: Seat;
let desk: Page;

beforeAll(async () => {
  office = await openSampleOffice();
  rep = await office.sitDown(sampleTokens.rep);
  manager = await office.sitDown(sampleTokens.manager);
});

afterAll(() => office?.close());

async function ask<T>(path: string, schema: { parse(raw: unknown): T }): Promise<T> {
  const answer = await fetch(`${office.backend.url}${path}`, { headers: { authorization: `Bearer ${sampleTokens.manager}` } });
  expect(answer.status).toBe(200);
  return schema.parse(await answer.json());
}

const readEffects = (): Promise<Effects> => ask('/v1/effects', effectsSchema);
const readPlaybook = (): Promise<Playbook> => ask('/v1/playbook', playbookSchema);

/** Everything stored under a name in the rep's browser. */
function readStore<T>(name: string): Promise<T[]> {
  return rep.panel.evaluate(async (store) => {
    const open = await new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open('shuke');
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const values = await new Promise<unknown[]>((done, failed) => {
      const request = open.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    open.close();
    return values as T[];
  }, name);
}

async function readAgenda(): Promise<readonly AgendaItem[]> {
  return waitUntil('the agenda is computed', async () => {
    const states = await readStore<{ key: string; value: { items: readonly AgendaItem[] } }>('state');
    const items = states.find(({ key }) => key === 'agenda')?.value.items ?? [];
    return items.length > 1 ? items : undefined;
  });
}

async function syncRep(): Promise<void> {
  await rep.panel.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`);
}

async function openFromToday(item: AgendaItem): Promise<void> {
  await waitForPanel(rep.panel, item.name);
  await clickButton(rep.panel, item.name, 'contains');
  await waitForPanel(rep.panel, item.action.title.en, 'Do it');
}

/** What the card asks to be done; undefined while there is nothing. */
async function readNextStep(panel: Page): Promise<string | undefined> {
  return (await panel.evaluate(`document.querySelector('article section h2')?.textContent`)) as string | undefined;
}

async function chooseFile(content: string): Promise<void> {
  const path = join(office.folder, 'playbook.json');
  writeFileSync(path, content);
  const input = (await desk.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}

async function confirm(): Promise<void> {
  const dialog = await desk.waitForSelector('dialog[open]');
  await (await dialog?.$('button:last-of-type'))?.click();
}

test('an action that a rep takes is at the backend, once, and that it was shown', async () => {
  const [item] = await readAgenda();
  if (!item) throw new Error('the rep has nothing to do');
  const { ruleId, title } = item.action;
  await openFromToday(item);
  await clickButton(rep.panel, 'Do it');
  // Below the next one stands what was begun, to be taken back.
  await waitForPanel(rep.panel, `Begun: ${title.en}`);
  await waitUntil('the card shows something else', async () => (await readNextStep(rep.panel)) !== title.en);
  await syncRep();
  await syncRep();
  const effect = await waitUntil('the backend has the decision', async () => {
    await syncRep();
    return (await readEffects()).rules.find((rule) => rule.ruleId === ruleId && rule.taken > 0 && rule.shown > 0);
  });
  expect(effect).toMatchObject({ taken: 1, shown: 1, open: 1, refused: 0 });
  // The backend has it a moment before its answer is here.
  await eventually(async () => expect(await readStore('decisionOutbox')).toEqual([]));
  expect(await readStore('decisions')).toMatchObject([{ kind: 'taken', ruleId, customerId: item.customerId }]);
});

test('the manager sees it in the effects', async () => {
  const rule = (await readEffects()).rules.find(({ taken }) => taken > 0);
  desk = await openConsole(manager.session);
  await clickButton(desk, 'Playbook');
  await waitForPanel(desk, 'Playbook v1 is in force', rule?.ruleId ?? 'a rule that was taken');
  await desk.screenshot({ path: join(pictures, 'console-playbook.png') as `${string}.png`, fullPage: true });
  expect(await findAxeViolations(desk)).toEqual([]);
});

test('a file with mistakes says where they are, and publishes nothing', async () => {
  const { version, ...playbook } = await readPlaybook();
  await chooseFile(
    JSON.stringify({ ...playbook, rules: { 'no-such-rule': { isOn: false, weight: 1 } }, thresholds: { none: 1 } }),
  );
  await waitForPanel(desk, 'rules.no-such-rule', 'There is no rule of this name', 'thresholds.none');
  expect(await findAxeViolations(desk)).toEqual([]);
  await clickButton(desk, 'Start over');
  expect((await readPlaybook()).version).toBe(version);
});

test('a rule that the manager switches off by file is no longer suggested on the card', async () => {
  await clickButton(rep.panel, 'Today');
  const [item] = await readAgenda();
  if (!item) throw new Error('the rep has nothing to do');
  const { ruleId, title } = item.action;
  await openFromToday(item);
  const { version, ...playbook } = await readPlaybook();
  await chooseFile(JSON.stringify({ ...playbook, rules: { ...playbook.rules, [ruleId]: { isOn: false, weight: 1 } } }));
  await waitForPanel(desk, 'switched off', ruleId);
  await desk.screenshot({ path: join(pictures, 'console-playbook-checked.png') as `${string}.png`, fullPage: true });
  expect(await findAxeViolations(desk)).toEqual([]);
  await clickButton(desk, `Publish as playbook v${version + 1}`);
  await confirm();
  await waitForPanel(desk, `Playbook v${version + 1} is published`, `Playbook v${version + 1} is in force`);
  expect((await readPlaybook()).rules[ruleId]?.isOn).toBe(false);
  await syncRep();
  await waitUntil('the card follows', async () => !(await readPanel(rep.panel)).includes(title.en));
  await rep.panel.screenshot({ path: join(pictures, 'card-after-playbook.png') as `${string}.png` });
  await eventually(async () => expect((await readAgenda()).filter(({ action }) => action.ruleId === ruleId)).toEqual([]));
});

test('a playbook that somebody published meanwhile is never overwritten', async () => {
  await clickButton(desk, 'Another playbook');
  const { version, ...playbook } = await readPlaybook();
  await chooseFile(JSON.stringify({ ...playbook, frequencyCapPer30Days: 5 }));
  await waitForPanel(desk, '8 → 5');
  const other = await fetch(`${office.backend.url}/v1/playbook`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sampleTokens.manager}`, 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({ ...playbook, frequencyCapPer30Days: 7 }),
  });
  expect(other.status).toBe(201);
  await clickButton(desk, `Publish as playbook v${version + 1}`);
  await confirm();
  await waitForPanel(desk, 'Somebody published another playbook meanwhile');
  expect((await readPlaybook()).frequencyCapPer30Days).toBe(7);
  await clickButton(desk, 'Compare with the newer playbook');
  await waitForPanel(desk, '7 → 5', `Publish as playbook v${version + 2}`);
});
