/** A censored copy of a page: what it keeps, and that nothing private is left in it. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { type CopyOptions, copyPage } from '../../lib/sites/copy-page.ts';

/** Run in the page by its source, as the browser does it. */
function copy(html: string, options: CopyOptions): string {
  const { window } = new JSDOM(html, { url: 'https://mail.example/u/0/', runScripts: 'outside-only' });
  return window.eval(`(${copyPage.toString()})(${JSON.stringify(options)})`) as string;
}

const page = `<body class="mail"><script>let token = 'Geheim7'</script><style>.x{}</style>
  <h1 id="s-9" title="Vertrag 4711">Vertrag 4711 für 王小明</h1><span class="from" email="bob.secret@private.example">Bob Secret</span>
  <a href="mailto:bob.secret@private.example?subject=Vertrag">Bob</a> <a href="/people/bob-secret">Bob</a>
  <p>李薇 &lt;liwei@huaheng.example&gt; wrote: call +49 151 2345678</p><input type="text" value="Geheim"><input type="password" value="hunter2">
  <textarea>Geheim</textarea><time>Fri, 20 Nov 2026 14:05 · 2026年11月20日 (星期五) 下午2:05</time><div data-message-id="&lt;m1@private.example&gt;">x</div><img src="https://tracker.example/p.gif" alt="Bob Secret"></body>`;

describe('a censored copy', () => {
  const censored = copy(page, { keep: ['李薇', 'liwei@huaheng.example'] });

  test('keeps the structure and the names that may stay', () => {
    expect(censored).toContain('class="mail"');
    expect(censored).toContain('id="s-9"');
    expect(censored).toContain('李薇 &lt;liwei@huaheng.example&gt; xxxxx: xxxx +00 000 0000000');
    expect(censored).toContain('email="xxx.xxxxxx@xxxxxxx.xxxxxxx"');
    expect(censored).toContain('Xxx, 20 Nov 2026 14:05 · 2026年11月20日 (某某某) 某某2:05');
    expect(censored).toContain('href="mailto:xxx.xxxxxx@xxxxxxx.xxxxxxx"');
  });

  test('holds no word, number, address, script, picture or password of the page', () => {
    expect(censored).not.toMatch(
      /Vertrag|4711|王小明|bob|secret|private\.example|Geheim|hunter2|tracker|2345678|<script|<style|<img/i,
    );
  });
});

test('without a list of words the text stays: for pages with sample data', () => {
  expect(copy(page, {})).toContain('Vertrag 4711 für 王小明');
});
