/** Reading pages in a real browser: recorded pages, hostile pages, huge pages, floods. */
import { readFileSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PageReading } from '../../lib/model/page.ts';
import { waitUntil } from '../support/chromium.ts';
import { findChromium } from '../support/debian-browsers.ts';
import { createIsolatedReader } from '../support/isolated-reader.ts';
import { expectedReading, recordedPages } from '../support/recorded-pages.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await puppeteer.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'],
    env: { ...process.env, TZ: 'UTC' },
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

/** Serves a page under an address of its own, without a network. */
async function open(html: string, url = 'https://mail.unknown.example/'): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => void request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(url);
}

function textOf(reading: { readonly blocks: readonly { readonly text: string }[] }): string {
  return reading.blocks.map(({ text }) => text).join('\n');
}

describe.each(recordedPages())('$name', (recorded) => {
  test('reads the same as in a simulated DOM', async () => {
    const html = readFileSync(new URL(`../pages/${recorded.name}.html`, import.meta.url), 'utf8');
    const url = /<!-- (https?:\S+) -->/.exec(html)?.[1] ?? '';
    await open(html, url);
    const reading = await (await createIsolatedReader(page)).read();
    const expected = expectedReading(recorded);
    const squeeze = (blocks: readonly { role: string; text: string }[]) =>
      blocks.map(({ role, text }) => ({ role, text: text.replace(/\s+/g, '') }));
    expect({ ...reading, blocks: squeeze(reading.blocks) }).toEqual({ ...expected, blocks: squeeze(expected.blocks) });
  });
});

describe('hostile pages', () => {
  test.each([
    'firstChild',
    'nextSibling',
    'nodeName',
    'nodeType',
    'getAttribute',
    'hasAttribute',
    'parentNode',
    'shadowRoot',
    'contains',
  ])('a form field named %s neither hides the form nor ends the reading', async (name) => {
    await open(
      `<form><input name="${name}"><p>Arveno wrote.</p></form><p>after</p><img name="querySelectorAll"><img name="body">`,
    );
    const text = textOf(await (await createIsolatedReader(page)).read());
    expect(text).toContain('Arveno wrote.');
    expect(text).toContain('after');
  });

  test('a page that replaces built-in functions changes nothing', async () => {
    await open(`<p>Arveno wrote.</p><script>
      Array.from = Array.prototype.map = Array.prototype.push = () => { throw new Error('mine'); };
      RegExp.prototype.exec = () => null; Node.prototype.contains = () => true; Element.prototype.checkVisibility = () => false;
    </script>`);
    expect(textOf(await (await createIsolatedReader(page)).read())).toContain('Arveno wrote.');
  });

  test('a strict policy does not keep the reader out', async () => {
    await open(
      '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; require-trusted-types-for \'script\'"><p>Arveno wrote.</p>',
    );
    expect(textOf(await (await createIsolatedReader(page)).read())).toContain('Arveno wrote.');
  });
});

describe('what a reader sees', () => {
  test('closed details, hidden copies, fields and preheaders are no text; cells of a flexible row are words of their own', async () => {
    await open(`<style>.away{display:none}.row{display:flex}</style><details><summary>more</summary><p>Closed GmbH</p></details>
      <div class="away">Hidden GmbH</div><input value="Field GmbH"><div style="max-height:0;overflow:hidden">Preheader GmbH</div>
      <div class="row"><span>Acme</span><span>Monday</span></div><b>Ar</b><i>veno</i>`);
    const text = textOf(await (await createIsolatedReader(page)).read());
    expect(text).not.toMatch(/Closed|Hidden|Field|Preheader/);
    expect(text).toMatch(/Acme\s+Monday/);
    expect(text).toContain('Arveno');
  });

  test('frames that the page fills are read with it, and others are left to their own reader', async () => {
    await open(`<p>outside</p><iframe srcdoc="<p>from srcdoc</p>"></iframe><iframe id="written"></iframe><iframe src="/other"></iframe>
      <iframe class="away" style="display:none" srcdoc="<p>hidden frame</p>"></iframe>
      <script>const d = document.querySelector('#written').contentDocument; d.open(); d.write('<p>from document.write</p>'); d.close();</script>`);
    const text = textOf(await (await createIsolatedReader(page)).read());
    expect(text).toContain('from srcdoc');
    expect(text).toContain('from document.write');
    expect(text).not.toContain('hidden frame');
    expect(text.match(/outside/g)).toHaveLength(1);
  });
});

describe('large and lively pages', () => {
  test('a page of 100,000 elements is read whole, in many steps', async () => {
    const row = '<div class="r"><span>Arveno Tooling</span><b>PO 4471</b><a href="#">Reply later</a></div>';
    await open(
      `<main><h1>All</h1><div id="list"></div></main><script>document.querySelector('#list').innerHTML = '${row}'.repeat(25000)</script>`,
    );
    const reader = await createIsolatedReader(page);
    const { steps, reading } = await reader.evaluate<{ steps: number; reading: PageReading }>('reader.countSteps()');
    expect(textOf(reading).match(/Arveno Tooling/g)).toHaveLength(25_000);
    // How long a step takes is what `bench:page` measures.
    expect(steps).toBeGreaterThan(10);
  });

  test('each message that is drawn is read once it is whole, without anything else happening', async () => {
    await open('<main><h1>Mail</h1><article></article></main>');
    const reader = await createIsolatedReader(page);
    await reader.watch();
    for (let i = 0; i < 20; i += 1) {
      await page.evaluate(`new Promise((done) => {
        const article = document.querySelector('article');
        article.innerHTML = '<p>message ${i}</p>' + '<p>Arveno wrote.</p>'.repeat(200);
        setTimeout(() => { article.append('end ${i}'); done(); }, 5);
      })`);
      const { reading } = await waitUntil('its reading', async () =>
        (await reader.readings()).find((one) => textOf(one.reading).includes(`end ${i}`)),
      );
      expect(textOf(reading)).toContain(`message ${i}`);
      expect(textOf(reading)).not.toContain(`message ${i - 1}\n`);
    }
  });

  test('a page that changes a thousand times a second is read twice a second', async () => {
    await open('<main><h1>Mail</h1><p id="p">0</p></main>');
    const reader = await createIsolatedReader(page);
    await reader.watch();
    await page.evaluate(
      `(() => { let n = 0; setInterval(() => { for (let i = 0; i < 5; i += 1) p.firstChild.data = String(n += 1); }, 5); })()`,
    );
    await page.evaluate('new Promise((done) => setTimeout(done, 3000))');
    const readings = await reader.readings();
    // A busy machine reads it less often, none more often.
    expect(readings.length).toBeGreaterThan(1);
    expect(readings.length).toBeLessThanOrEqual(14);
  });
});
