/** Who may say what to the background, and that a page never hears an answer. */

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { PageMessage } from '../../lib/messages/contract.ts';
import { handleMessages, type MessageHandlers, type PageSender } from '../../lib/messages/handle.ts';
import { extensionOrigin, resetExtension } from '../support/extension.ts';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown;

const page = {
  id: 'test-extension-id',
  tab: { id: 4 },
  frameId: 0,
  documentId: 'd',
  origin: 'https://mail.example',
  url: 'https://mail.example/',
};
const panel = { id: 'test-extension-id', origin: extensionOrigin, url: `${extensionOrigin}/sidepanel.html` };
const sentAtMs = 1;
const reading = { site: 'generic', step: 'text', view: 'other', subjectKey: 'k', blocks: [{ role: 'page', text: 'hello' }] };

let listener: Listener;
let seen: [PageMessage, PageSender][];
let asked: unknown[];

beforeEach(() => {
  resetExtension();
  seen = [];
  asked = [];
  const answer = async (body: unknown): Promise<never> => {
    asked.push(body);
    return 'answer' as never;
  };
  const requests = new Proxy({}, { get: () => answer }) as MessageHandlers['requests'];
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((added) => {
    listener = added as Listener;
  });
  handleMessages({ requests, onPageMessage: (message, sender) => seen.push([message, sender]) });
});

/** What the sender gets: an answer, or nothing at all. */
async function say(message: unknown, sender: unknown): Promise<{ isKeptOpen: boolean; answers: unknown[] }> {
  const answers: unknown[] = [];
  let isKeptOpen = false;
  await new Promise<void>((done) => {
    isKeptOpen =
      listener(message, sender, (answer) => {
        answers.push(answer);
        done();
      }) === true;
    if (!isKeptOpen) done();
  });
  return { isKeptOpen, answers };
}

describe('a page', () => {
  test('is heard and never answered', async () => {
    expect(await say({ type: 'pageRead', reading, sentAtMs }, page)).toEqual({ isKeptOpen: false, answers: [] });
    expect(seen).toEqual([
      [
        { type: 'pageRead', reading, sentAtMs },
        { tabId: 4, frameId: 0, documentId: 'd', url: 'https://mail.example/', origin: 'https://mail.example' },
      ],
    ]);
  });

  test.each([
    ['a request of our own pages', { type: 'logTouchpoint', body: {} }],
    ['a connection', { type: 'connect', body: { baseUrl: 'https://evil.example', token: 'x' } }],
    ['an unknown type', { type: 'whoIs', name: 'Acme' }],
    ['fields too many', { type: 'pageRead', sentAtMs, reading: { ...reading, extra: 1 } }],
    [
      'an endless text',
      { type: 'pageRead', sentAtMs, reading: { ...reading, blocks: [{ role: 'page', text: 'x'.repeat(2_000_001) }] } },
    ],
    ['no object', 'pageRead'],
    ['nothing', null],
    ['a key of Object', { type: '__proto__' }],
    ['another key of Object', { type: 'constructor', body: {} }],
  ])('is not heard with %s', async (_name, message) => {
    expect(await say(message, page)).toEqual({ isKeptOpen: false, answers: [] });
    expect(seen).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('our own pages', () => {
  test('are answered', async () => {
    expect(await say({ type: 'syncNow', body: {} }, panel)).toEqual({ isKeptOpen: true, answers: ['answer'] });
  });

  test('are checked too', async () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await say({ type: 'undoTouchpoint', body: { touchpointId: 'no uuid' } }, panel)).toEqual({
      isKeptOpen: true,
      answers: [undefined],
    });
    expect(asked).toEqual([]);
    silence.mockRestore();
  });
});

test.each([
  ['another extension', { ...panel, id: 'other-id' }],
  [
    'another extension with our origin in its URL',
    { id: 'other-id', origin: 'https://x.example', url: `https://x.example/${extensionOrigin}` },
  ],
  ['a page that has our origin in its path', { ...page, url: `https://mail.example/${extensionOrigin}/` }],
  ['nobody', {}],
])('%s may ask nothing', async (_name, sender) => {
  expect(await say({ type: 'syncNow', body: {} }, sender)).toEqual({ isKeptOpen: false, answers: [] });
  expect(asked).toEqual([]);
});
