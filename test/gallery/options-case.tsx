/** A state of the options page -> a case of the gallery. */
import { Options } from '../../components/Options.tsx';
import type { OptionsCallbacks, OptionsView } from '../../components/options-view.ts';
import type { GalleryCase } from './gallery-case.ts';
import { now, staffNames, timeZone } from './sample-company.ts';

const nothing = () => undefined;

const allOptionsCallbacks: OptionsCallbacks = {
  connect: nothing,
  signOut: nothing,
  removeSite: nothing,
  forgetLesson: nothing,
  setSharesLessons: nothing,
  setLanguage: nothing,
  setKeepsSubjects: nothing,
  copyDiagnostics: nothing,
  openConsole: nothing,
  importFile: nothing,
  saveTouchpoints: nothing,
};

const ordinaryOptions: OptionsView = {
  now,
  timeZone,
  connection: {
    kind: 'connected',
    address: 'https://shuke.lanting.example',
    name: staffNames.chen ?? '',
    role: 'rep',
    companyName: 'Lanting Tooling 兰庭工具',
    syncedAt: '2026-11-20T02:12:00Z',
  },
  sites: {
    kind: 'loaded',
    sites: [
      { pattern: 'https://crm.lanting.example/*', host: 'crm.lanting.example', isManaged: true },
      { pattern: 'https://mail.lanting.example/*', host: 'mail.lanting.example' },
      { pattern: 'https://mail.qq.com/*', host: 'mail.qq.com' },
    ],
  },
  language: 'auto',
  keepsSubjects: false,
  sharesLessons: false,
  stored: { customerCount: 302, touchpointCount: 6120, unsentCount: 1, bytes: 4_820_000, leaseEndsAt: '2026-12-20T02:12:00Z' },
  taught: [
    { key: 'petra@gmx.example', surface: 'petra@gmx.example', kind: 'link', customers: ['Neuland Maschinenbau GmbH'] },
    { key: 'news@fair.example', surface: 'news@fair.example', kind: 'block', customers: [] },
    { key: '华星', surface: '华星', kind: 'choice', customers: ['华星科技股份有限公司'] },
    { key: 'delta', surface: 'Delta', kind: 'rejection', customers: ['Delta Tools Ltd', '达尔塔电子有限公司'] },
  ],
  diagnostics: [
    { name: 'Shuke', value: '0.1.0' },
    { name: 'Browser', value: 'Chromium 156, Linux' },
    { name: 'Format', value: '1' },
    { name: 'Epoch', value: 'e-7f3a' },
    { name: 'Rows', value: '302, hash 9f31c2d47aa80b16' },
  ],
};

/** The options page: connected, but for what is given. */
export function optionsCase(view: Partial<OptionsView>): GalleryCase {
  return {
    width: 820,
    narrowest: 360,
    render: (locale) => <Options view={{ ...ordinaryOptions, ...view }} on={allOptionsCallbacks} locale={locale} />,
  };
}
