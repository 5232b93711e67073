/** Watching a page, on a clock that the test moves. Real speed is measured in a real browser. */
import '../support/all-sites.ts';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageReading } from '../../lib/model/page.ts';
import { startReading } from '../../lib/sites/content-main.ts';
import { watchPage } from '../../lib/sites/watch-page.ts';

let document: Document;
let controller: AbortController;
let readings: PageReading[];

function text(reading: PageReading | undefined): string {
  return (reading?.blocks ?? [])
    .map((block) => block.text)
    .join('|')
    .replace(/\s+/g, ' ');
}

/** Lets observers report, then moves the clock. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(ms);
}

function watch(html: string): void {
  document = new JSDOM(html, { url: 'https://mail.example/' }).window.document;
  Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
  watchPage(document, {
    signal: controller.signal,
    onReading: (reading) => readings.push(reading),
    onError: (error) => {
      throw error;
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { MutationObserver, AbortController, AbortSignal } = new JSDOM('').window;
  for (const [name, value] of Object.entries({ MutationObserver, AbortController, AbortSignal })) vi.stubGlobal(name, value);
  controller = new AbortController();
  readings = [];
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('when a reading comes', () => {
  test('at once, also from an empty page', async () => {
    watch('');
    expect(readings).toHaveLength(1);
    expect(readings[0]?.blocks).toEqual([]);
  });

  test('about 15 ms after the page has settled', async () => {
    watch('<p>one</p>');
    document.body.innerHTML = '<p>two</p>';
    await pass(10);
    document.body.append('three');
    await pass(10);
    expect(readings).toHaveLength(1);
    await pass(6);
    expect(readings).toHaveLength(2);
    expect(text(readings[1])).toContain('three');
  });

  test('a page that never pauses is read all the same, in the long run at most twice a second', async () => {
    watch('<p>0</p>');
    const p = document.querySelector('p');
    for (let i = 1; i <= 1000; i += 1) {
      if (p) p.textContent = String(i);
      await pass(10);
    }
    // Ten seconds: two a second, and the few that may follow each other after a pause.
    expect(readings.length).toBeGreaterThanOrEqual(20);
    expect(readings.length).toBeLessThanOrEqual(27);
    await pass(600);
    expect(text(readings.at(-1))).toContain('1000');
  });

  describe('while somebody types', () => {
    const press = (selector: string) => {
      const { KeyboardEvent } = document.defaultView as unknown as { KeyboardEvent: typeof globalThis.KeyboardEvent };
      document.querySelector(selector)?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true }));
    };
    const change = (what: string) => document.querySelector('p')?.replaceChildren(what);

    test('once the keys pause', async () => {
      watch('<p>one</p><input>');
      for (let i = 0; i < 5; i += 1) {
        press('input');
        change(`typed ${i}`);
        await pass(100);
      }
      expect(readings).toHaveLength(1);
      await pass(160);
      expect(readings).toHaveLength(2);
      expect(text(readings[1])).toContain('typed 4');
    });

    test('after a second and a half when they never pause', async () => {
      watch('<p>one</p><textarea></textarea>');
      for (let i = 0; i < 25; i += 1) {
        press('textarea');
        change(`typed ${i}`);
        await pass(100);
      }
      expect(readings).toHaveLength(2);
    });

    test('but at once when the key was a shortcut of the page', async () => {
      watch('<p>one</p>');
      press('p');
      change('the next message');
      await pass(20);
      expect(readings).toHaveLength(2);
    });
  });

  test('not when the page says the same', async () => {
    watch('<p>one</p>');
    for (let i = 0; i < 5; i += 1) {
      document.body.innerHTML = '<p>one</p>';
      await pass(100);
    }
    expect(readings).toHaveLength(1);
  });

  test.each([
    ['text', (p: HTMLElement) => (p.firstChild as Text).replaceData(0, 3, 'two')],
    ['style', (p: HTMLElement) => p.setAttribute('style', 'display:none')],
    ['hidden', (p: HTMLElement) => p.toggleAttribute('hidden')],
    ['children', (p: HTMLElement) => p.append('two')],
    ['removal', (p: HTMLElement) => p.remove()],
  ])('a change of %s is seen', async (_, change) => {
    watch('<p>one</p>');
    const p = document.querySelector('p');
    if (p) change(p);
    await pass(20);
    expect(readings).toHaveLength(2);
  });

  test('not in a hidden tab, until it is shown', async () => {
    watch('<p>one</p>');
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.body.innerHTML = '<p>two</p>';
    await pass(5000);
    expect(readings).toHaveLength(1);
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new (document.defaultView as unknown as { Event: typeof Event }).Event('visibilitychange'));
    await pass(20);
    expect(text(readings[1])).toContain('two');
  });
});

describe('inside', () => {
  test('changes in an open shadow root are seen', async () => {
    watch('<x-pane></x-pane>');
    const shadow = document.querySelector('x-pane')?.attachShadow({ mode: 'open' });
    if (!shadow) throw new Error('no shadow root');
    shadow.innerHTML = '<p>one</p>';
    document.body.append('!');
    await pass(20);
    expect(text(readings.at(-1))).toContain('one');
    shadow.innerHTML = '<p>two</p>';
    await pass(20);
    expect(text(readings.at(-1))).toContain('two');
  });

  test('a virtual list that reuses its rows says who stands in them now', async () => {
    const rows = (from: number): string =>
      Array.from({ length: 8 }, (_, i) => `<li><b>Sender ${from + i}</b> wrote about clamp ${from + i}</li>`).join('');
    watch(`<main><ul>${rows(1)}</ul></main>`);
    expect(text(readings.at(-1))).toContain('Sender 8');
    // Scrolled by a screen: the elements stay, their texts change.
    document.querySelectorAll('li').forEach((row, index) => {
      const [name, rest] = row.childNodes;
      if (name) name.textContent = `Sender ${101 + index}`;
      if (rest) rest.textContent = ` wrote about clamp ${101 + index}`;
    });
    await pass(20);
    expect(text(readings.at(-1))).toContain('Sender 108');
    expect(text(readings.at(-1))).not.toContain('Sender 8 ');
    // Others take rows off one end and put new ones on the other.
    document.querySelector('ul')?.insertAdjacentHTML('beforeend', rows(201));
    for (const row of [...document.querySelectorAll('li')].slice(0, 8)) row.remove();
    await pass(1000);
    expect(text(readings.at(-1))).toContain('Sender 208');
    expect(text(readings.at(-1))).not.toContain('Sender 108');
  });

  test('what is typed into an editable element is read, letter by letter and as lines are split', async () => {
    watch('<button>Send</button><div contenteditable="true" role="textbox"><div>Dear Arv</div></div>');
    const line = document.querySelector('[contenteditable] div');
    if (!line) throw new Error('no line');
    (line.firstChild as Text).appendData('eno');
    await pass(20);
    expect(text(readings.at(-1))).toContain('Dear Arveno');
    line.insertAdjacentHTML('afterend', '<div>华珩科技的报价</div>');
    await pass(20);
    expect(text(readings.at(-1))).toMatch(/Dear Arveno.*华珩科技的报价/);
    expect(readings.at(-1)?.blocks.some(({ role, text: own }) => role === 'draft' && own.includes('华珩科技'))).toBe(true);
  });

  test('changes in an editor frame are seen', async () => {
    watch('<p>outside</p><iframe></iframe>');
    const inside = document.querySelector('iframe')?.contentDocument;
    if (!inside) throw new Error('no frame document');
    document.body.append('!');
    await pass(20);
    inside.body.innerHTML = '<p>draft</p>';
    await pass(20);
    expect(text(readings.at(-1))).toContain('draft');
  });

  test('a frame that the page threw away, a dead object in Firefox, does not end the reading', async () => {
    const { prototype } = MutationObserver;
    const { observe } = prototype;
    let dead: Document | null | undefined;
    vi.spyOn(prototype, 'observe').mockImplementation(function (this: MutationObserver, root, options) {
      if (root === dead) throw new TypeError('MutationObserver.observe: Argument 1 does not implement interface Node.');
      observe.call(this, root, options);
    });
    watch('<p>outside</p><iframe></iframe>');
    document.body.append('!');
    await pass(20);
    const frame = document.querySelector('iframe');
    dead = frame?.contentDocument;
    expect(dead).toBeTruthy();
    frame?.remove();
    await pass(20);
    document.body.append('later');
    await pass(1000);
    expect(text(readings.at(-1))).toContain('later');
  });
});

describe('the end', () => {
  test('after the signal nothing is read any more', async () => {
    watch('<p>one</p>');
    document.body.innerHTML = '<p>two</p>';
    await pass(5);
    controller.abort();
    await pass(5000);
    expect(readings).toHaveLength(1);
  });

  test('a send that throws ends the reading of the frame, once', async () => {
    document = new JSDOM('<p>one</p>', { url: 'https://mail.example/' }).window.document;
    const errors: unknown[] = [];
    let sends = 0;
    startReading({
      document,
      signal: controller.signal,
      send: () => {
        sends += 1;
        throw new Error('the extension is gone');
      },
      onError: (error) => errors.push(error),
    });
    document.body.innerHTML = '<p>two</p>';
    await pass(5000);
    expect(sends).toBe(1);
    expect(errors).toEqual([new Error('the extension is gone')]);
  });

  test('a frame without an address of its own is left to the page around it', () => {
    const outer = new JSDOM('<iframe></iframe><iframe src="/other"></iframe>', { url: 'https://mail.example/' }).window.document;
    const inside = outer.querySelector('iframe')?.contentDocument;
    if (!inside) throw new Error('no frame document');
    const sent: PageReading[] = [];
    startReading({ document: inside, signal: controller.signal, send: (reading) => sent.push(reading) });
    expect(sent).toEqual([]);
    startReading({ document: outer, signal: controller.signal, send: (reading) => sent.push(reading) });
    expect(sent).toHaveLength(1);
  });

  test('the page is the same before and after', async () => {
    watch('<main><h1>Mail</h1><p style="color:red">one</p><iframe></iframe></main>');
    const before = document.documentElement.outerHTML;
    document.title = 'changed by the page';
    await pass(200);
    document.title = '';
    await pass(200);
    expect(document.documentElement.outerHTML.replace('<title></title>', '')).toBe(before.replace('<title></title>', ''));
  });
});
