// @vitest-environment happy-dom
/** The options page: what a person switches, removes and leaves. */
import { expect, test, vi } from 'vitest';
import { Options } from '../../components/Options.tsx';
import type { OptionsCallbacks, OptionsView } from '../../components/options-view.ts';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { now, timeZone } from '../gallery/sample-company.ts';
import { click, render } from './render.tsx';

const on = () => ({ setLanguage: vi.fn(), setKeepsSubjects: vi.fn(), signOut: vi.fn(), removeSite: vi.fn(), connect: vi.fn() });

const view: OptionsView = {
  now,
  timeZone,
  connection: { kind: 'connected', address: 'https://shuke.example', name: '陈晨', role: 'rep', companyName: 'Lanting' },
  sites: {
    kind: 'loaded',
    sites: [
      { pattern: 'https://crm.example/*', host: 'crm.example', isManaged: true },
      { pattern: 'https://mail.example/*', host: 'mail.example' },
    ],
  },
  language: 'auto',
  keepsSubjects: false,
  stored: { customerCount: 302, touchpointCount: 6120, unsentCount: 2 },
  diagnostics: [],
};

const show = (given: Partial<OptionsView>, callbacks: OptionsCallbacks) => (
  <Options view={{ ...view, ...given }} on={callbacks} locale={localeFor('en')} />
);

test('signing out asks first and says what is not sent yet', () => {
  const callbacks = on();
  const shown = render(show({}, callbacks));
  click(shown.button('Sign out'));
  expect(callbacks.signOut).not.toHaveBeenCalled();
  const dialog = shown.root.querySelector('dialog');
  expect(dialog?.textContent).toContain('2 touchpoints are not sent yet and will be sent first.');
  click(dialog?.querySelectorAll('button')[1] as HTMLElement);
  expect(callbacks.signOut).toHaveBeenCalledOnce();
});

test('a site can be removed, one set by the company cannot', () => {
  const callbacks = on();
  const shown = render(show({}, callbacks));
  click(shown.button('Remove'));
  expect(callbacks.removeSite).toHaveBeenCalledExactlyOnceWith('https://mail.example/*');
  const remove = shown.button('Remove');
  const names = remove.getAttribute('aria-labelledby')?.split(' ') ?? [];
  expect(names.map((id) => document.getElementById(id)?.textContent).join(' ')).toBe('Remove mail.example');
});

test('what was taught is listed in words and can be taken back', () => {
  const callbacks = { ...on(), forgetLesson: vi.fn() };
  const taught = [
    { key: 'a@x.example', surface: 'a@x.example', kind: 'link', customers: ['Acme Tooling'] },
    { key: 'delta', surface: 'Delta', kind: 'rejection', customers: ['Delta Ltd', '达尔塔'] },
  ] as const;
  const shown = render(show({ taught, sites: { kind: 'loading' } }, callbacks));
  expect(shown.text()).toContain('a@x.example belongs to Acme Tooling');
  expect(shown.text()).toContain('Delta is not Delta Ltd, 达尔塔');
  const [first] = [...shown.root.querySelectorAll('button')].filter((button) => button.textContent === 'Remove');
  click(first as HTMLElement);
  expect(callbacks.forgetLesson).toHaveBeenCalledExactlyOnceWith('a@x.example');
  shown.update(show({ taught: [] }, callbacks));
  expect(shown.text()).toContain('Nothing yet.');
});

test('language and subject line are switched by one click each', () => {
  const callbacks = on();
  const { root } = render(show({}, callbacks));
  const label = [...root.querySelectorAll('label')].find((each) => each.textContent === '繁體中文');
  expect(label?.lang).toBe('zh-TW');
  click(label?.querySelector('input') as HTMLInputElement);
  expect(callbacks.setLanguage).toHaveBeenCalledExactlyOnceWith('zh_TW');
  click(root.querySelector('input[type=checkbox]') as HTMLInputElement);
  expect(callbacks.setKeepsSubjects).toHaveBeenCalledExactlyOnceWith(true);
});

test('a refused token asks for a new one at the same address', () => {
  const shown = render(
    show({ connection: { ...view.connection, kind: 'connected', isTokenRefused: true } as OptionsView['connection'] }, on()),
  );
  expect(shown.root.querySelector<HTMLInputElement>('input[inputmode=url]')?.value).toBe('https://shuke.example');
  expect(shown.text()).toContain('The access token is no longer accepted. Enter a new one.');
});
