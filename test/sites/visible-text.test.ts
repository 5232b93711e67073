/** Pages -> their visible text with the place of every text node. */
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { isElementHidden } from '../../lib/sites/element-visibility.ts';
import { readVisibleText, visibleTextSteps } from '../../lib/sites/visible-text.ts';

const { DOMParser } = new JSDOM('').window;

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** Visible text of a body, without the line feed that its end gives. */
function read(html: string): string {
  return readVisibleText(parse(html).body).text.replace(/\n$/, '');
}

describe('what counts as text', () => {
  test.each([
    ['<p>a</p><p>b</p>', 'a\nb'],
    ['a<br>b', 'a\nb'],
    ['<b>Ar</b><i>ven</i>o', 'Arveno'],
    ['a <span> b</span>', 'a  b'],
    ['<div hidden>a</div><div style="color:red; display : none">b</div><i style="visibility:hidden">c</i>d', 'd'],
    ['<script>a</script><style>b</style><textarea>c</textarea><select><option>d</select><noscript>e</noscript>f', 'f'],
    ['<input value="Acme"><img alt="Acme">x', 'x'],
    ['<div contenteditable="true">draft</div>', 'draft'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a\nb'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(read(html)).toBe(text);
  });

  test('preheaders without size or ink are hidden, small and pale text is not', () => {
    const { body } = parse(
      '<p style="font-size:0">a</p><p style="opacity:0;">b</p><p style="max-height:0px;overflow:hidden">c</p><p style="mso-hide:all">d</p>' +
        '<p style="font-size:0.9em">e</p><p style="opacity:0.5">f</p><p style="max-height:0">g</p>',
    );
    expect(readVisibleText(body, { isHidden: isElementHidden }).text).toBe('e\nf\ng\n');
  });
});

describe('places', () => {
  test('every text node stands where it says', () => {
    const { body } = parse('<p>Call <b>Arv</b>eno</p><ul><li>now<li>or<br>later</ul>');
    const { text, nodes } = readVisibleText(body);
    for (const { node, start } of nodes) expect(text.slice(start, start + node.data.length)).toBe(node.data);
  });

  const tree = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      { depthSize: 'small' },
      fc.stringMatching(/^[a-z 中文]{1,6}$/),
      fc
        .tuple(
          fc.constantFrom('p', 'b', 'span', 'div', 'i', 'script', 'li'),
          fc.boolean(),
          fc.array(tie('html'), { maxLength: 4 }),
        )
        .map(([name, isHidden, children]) => `<${name}${isHidden ? ' hidden' : ''}>${children.join('')}</${name}>`),
    ),
  })).html;

  test('text is the visible text nodes in order and line feeds, the same in every DOM', () => {
    fc.assert(
      fc.property(tree, (html) => {
        const { text, nodes } = readVisibleText(parse(`<div>${html}</div>`).body);
        expect(text.replaceAll('\n', '')).toBe(nodes.map(({ node }) => node.data).join(''));
        const { document } = parseHTML(`<!doctype html><html><body><div>${html}</div></body></html>`);
        // The two parsers mend nesting such as p in p differently; only well nested trees can be compared.
        if (!/<(p|li)[ >]/.test(html)) expect(readVisibleText(document.body as unknown as Node).text).toBe(text);
      }),
    );
  });
});

describe('hostile pages', () => {
  test('open shadow roots are read in place, with what is slotted into them', () => {
    const { document } = new JSDOM('<x-card><span>Acme</span></x-card><p>after</p>').window;
    const host = document.querySelector('x-card');
    const shadow = host?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = '<b>Customer: </b><slot></slot><slot name="none"> nobody</slot>';
    const seen: unknown[] = [];
    expect(readVisibleText(document.body, { onShadowRoot: (root) => seen.push(root) }).text).toBe(
      'Customer: Acme nobody\nafter\n',
    );
    expect(seen).toEqual([shadow]);
  });

  test('nesting of any depth costs no stack', () => {
    // Built from the inside: a simulated DOM tells every ancestor of what is added.
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    let outer = document.createElement('span');
    outer.textContent = 'deep';
    for (let i = 0; i < 20_000; i += 1) {
      const around = document.createElement('span');
      around.append(outer);
      outer = around;
    }
    expect(readVisibleText(outer as unknown as Node).text).toBe('deep');
  });

  test('reading pauses often, and ends at its bound', () => {
    const { body } = parse(`<p>${'<i>word </i>'.repeat(5000)}</p>`);
    let pauses = 0;
    for (const _ of visibleTextSteps(body)) pauses += 1;
    expect(pauses).toBeGreaterThan(20);
    expect(readVisibleText(body, { maxLength: 1000 }).text.length).toBeLessThan(1010);
  });

  test('a frame is read only when its document is given, and its hidden text is not', () => {
    const { document } = new JSDOM('<p>outside</p><iframe></iframe>').window;
    const inside = parse('<p>inside</p><p hidden>secret</p>');
    expect(readVisibleText(document.body).text).toBe('outside\n');
    expect(readVisibleText(document.body, { enterFrame: () => inside.body }).text).toBe('outside\ninside\n');
  });
});
