// @vitest-environment happy-dom
/** Every state of the gallery in every language: drawn without an error, and nothing in it that was never translated. */
import { expect, test } from 'vitest';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { pseudoLocale } from '../../lib/i18n/pseudo.ts';
import type { GalleryCase } from '../gallery/gallery-case.ts';
import { render } from './render.tsx';

const modules = import.meta.glob<GalleryCase>('../gallery/cases/*.tsx', { eager: true, import: 'default' });
const cases = Object.entries(modules).map(([path, each]) => [path.replace(/^.*\/|\.tsx$/g, ''), each] as const);

/** Every plain sentence of a catalog. Codes that all languages share are left out. */
function sentencesOf(catalog: unknown): string[] {
  if (typeof catalog === 'string') return catalog === '' || catalog === catalog.toUpperCase() ? [] : [catalog];
  if (typeof catalog !== 'object' || catalog === null) return [];
  return Object.values(catalog).flatMap(sentencesOf);
}

function textsOf(root: Element): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '');
  const attributes = ['aria-label', 'placeholder', 'title'].flatMap((name) =>
    [...root.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
  );
  return [...texts, ...attributes];
}

test('the gallery is not empty', () => {
  expect(cases.length).toBeGreaterThan(50);
});

test.each(cases)('%s: every sentence comes from the catalog', (_id, shown) => {
  // Aspects and the parts of the ledger are named by the engine as well, the product by itself.
  const { aspect: _aspect, product: _product, edit, ...rest } = localeFor('en').messages;
  const english = new Set(sentencesOf({ ...rest, edit: { ...edit, part: {} } }));
  const { root } = render(shown.render(pseudoLocale));
  shown.use?.(root);
  expect(textsOf(root).filter((text) => english.has(text) && text !== 'English')).toEqual([]);
});

test.each(cases)('%s: drawn in all languages, with a language tag and no hole in a sentence', (_id, shown) => {
  for (const language of ['en', 'zh_CN', 'zh_TW'] as const) {
    const { root } = render(shown.render(localeFor(language)));
    expect(root.querySelector(':scope > [lang]')?.getAttribute('lang')).toBe(localeFor(language).tag);
    expect(root.textContent).not.toMatch(/undefined|null|NaN|\[object|Invalid|\{\w+\}/);
  }
});
