/** URL hash -> one case on the page, or the list of all: `#one-customer?theme=dark&lang=zh_TW&width=360`. */
import { h, render } from 'preact';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import type { Locale } from '../../lib/i18n/locale.ts';
import { pseudoLocale } from '../../lib/i18n/pseudo.ts';
import { languageSchema } from '../../lib/model/customer.ts';
import type { GalleryCase } from './gallery-case.ts';

const modules = import.meta.glob<GalleryCase>('./cases/*.tsx', { eager: true, import: 'default' });
/** By id, which is the file's name. */
const cases = new Map(Object.entries(modules).map(([path, each]) => [path.replace(/^.*\/|\.tsx$/g, ''), each]));

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

function localeNamed(name: string | null): Locale {
  if (name === 'pseudo') return pseudoLocale;
  const language = languageSchema.safeParse(name);
  return localeFor(language.success ? language.data : 'en');
}

function showList(app: HTMLElement): void {
  const link = (id: string) => h('li', { key: id }, h('a', { href: `#${id}` }, id));
  render(h('main', null, h('h1', null, 'Gallery'), h('ul', null, [...cases.keys()].sort().map(link))), app);
}

function show(app: HTMLElement): void {
  const [id = '', query = ''] = location.hash.slice(1).split('?');
  const parameters = new URLSearchParams(query);
  const locale = localeNamed(parameters.get('lang'));
  const theme = parameters.get('theme');
  const shown = cases.get(id);
  document.documentElement.lang = locale.tag;
  document.title = id === '' ? 'Gallery' : id;
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  render(null, app);
  if (shown === undefined) {
    showList(app);
    return;
  }
  const width = parameters.get('width');
  app.style.maxWidth = `${width === null ? shown.width : Number(width)}px`;
  // Hooks that measure or focus run after paint; the case is complete when the page says so.
  delete document.documentElement.dataset.shown;
  render(h('div', { class: 'case' }, shown.render(locale)), app);
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      shown.use?.(app);
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          document.documentElement.dataset.shown = id;
        }),
      );
    }),
  );
}

window.addEventListener('hashchange', () => show(root));
/** For the commands that take pictures. */
Object.assign(window, { galleryCases: [...cases].map(([id, { width, narrowest }]) => ({ id, width, narrowest })) });
show(root);
