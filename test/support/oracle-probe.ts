/**
 * A page that wants to know who our customers are, and 1,000 names to ask with, half of them customers. In Chromium and in Firefox the same.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { sampleCompany, sampleSeed } from '../../server/sample/sample-company.ts';

/** Everything the page sees: changes of its document that are not its own, globals, styles, focus, requests, and its own pace. */
const probe = `
  const names = document.querySelector('#names');
  const own = new Set(Object.getOwnPropertyNames(window));
  const foreign = [];
  let html = '';
  const withoutNames = () => document.documentElement.outerHTML.replace(names.innerHTML, '');
  new MutationObserver((records) => {
    for (const { target, type } of records) if (!names.contains(target)) foreign.push(type + ' of ' + target.nodeName);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of ['focus', 'blur', 'focusin', 'focusout', 'visibilitychange', 'selectionchange', 'resize', 'error', 'message'])
    addEventListener(type, () => foreign.push('event ' + type), { capture: true });
  let longTasks = 0;
  if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
    new PerformanceObserver((list) => { longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
  globalThis.start = () => { html = withoutNames(); foreign.length = 0; };
  globalThis.ask = (text) => new Promise((done) => {
    const before = longTasks;
    const begun = performance.now();
    let last = begun;
    let longest = 0;
    let turns = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      turns++;
      if (now - begun < 480) port2.postMessage(0);
      else { port1.close(); done({ longest, turns, longTasks: longTasks - before }); }
    };
    names.textContent = text;
    port2.postMessage(0);
  });
  // For a driver that cannot await what the page promises.
  globalThis.begin = (text) => {
    globalThis.answer = undefined;
    ask(text).then((paces) => { globalThis.answer = JSON.stringify(paces); });
  };
  globalThis.look = () => ({
    foreign,
    isSame: withoutNames() === html,
    globals: Object.getOwnPropertyNames(window).filter((name) => !own.has(name) && !['start', 'ask', 'look', 'begin', 'answer'].includes(name)),
    highlights: CSS.highlights.size,
    styles: document.styleSheets.length + document.adoptedStyleSheets.length,
    resources: performance.getEntriesByType('resource').map(({ name }) => name),
    focus: document.activeElement.nodeName,
  });`;

/** What a page can measure while our extension may be reading. */
export interface Paces {
  readonly longest: number;
  readonly turns: number;
  readonly longTasks: number;
}

const namesPerQuestion = 20;

/** 500 names of customers, and the same written backwards: the same letters, nobody's name. */
export function makeQuestions(): { readonly text: string; readonly isCustomers: boolean }[] {
  const { customers } = sampleCompany({ seed: sampleSeed, now: Date.now() });
  const known = [...new Set(customers.flatMap(({ legalName, aliases }) => [legalName, ...aliases]))].slice(0, 500);
  expect(known).toHaveLength(500);
  const texts = Array.from({ length: known.length / namesPerQuestion }, (_, at) =>
    known.slice(at * namesPerQuestion, (at + 1) * namesPerQuestion),
  );
  // Taken in turns, so that whatever else the machine does falls on both halves.
  return texts.flatMap((names, at) => {
    const pair = [
      { text: names.join(', '), isCustomers: true },
      { text: names.map((name) => Array.from(name).reverse().join('')).join(', '), isCustomers: false },
    ];
    return at % 2 === 0 ? pair : pair.reverse();
  });
}

/** How often a value of the one is above one of the other: 0.5 when nothing tells them apart. */
function separation(a: readonly number[], b: readonly number[]): number {
  const wins = a.flatMap((x) => b.map((y) => (x > y ? 1 : x === y ? 0.5 : 0)));
  return wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
}

/** What `look` says when nothing of ours is to be seen. */
export const nothingSeen = { foreign: [], isSame: true, globals: [], highlights: 0, styles: 0, resources: [], focus: 'BODY' };

/** Prints how well each measure tells customers from others, 0.5 being not at all, and gives the figures. */
export function tellApart(paces: readonly (Paces & { readonly isCustomers: boolean })[], where: string): readonly number[] {
  expect(paces).toHaveLength(50);
  return (['longest', 'turns', 'longTasks'] as const).map((measure) => {
    const [customers, others] = [true, false].map((wanted) =>
      paces.filter(({ isCustomers }) => isCustomers === wanted).map((pace) => pace[measure]),
    );
    const told = separation(customers ?? [], others ?? []);
    console.log(`oracle in ${where}: ${measure} tells customers with ${told.toFixed(3)} (0.5: not at all)`);
    return told;
  });
}

/**
 * Two samples of 25 that are the same lie within four standard deviations (0.082 each) of a half, but for one run in 16,000. What
 * remains of a difference on a busy machine (docs/decisions/0022) leaves more than three of them.
 */
export const chanceBound = 0.33;

/** The page, on a free port of 127.0.0.1. */
export async function serveProbe(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      isPage
        ? `<!doctype html><title>?</title><link rel="icon" href="data:,"><main><p id="names"></p></main><script>${probe}</script>`
        : '',
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
