/** A state of the options page -> a case of the gallery. */
import { Options } from '../../components/Options.tsx';
import type { OptionsCallbacks, OptionsView } from '../../components/options-view.ts';
import type { GalleryCase } from './gallery-case.ts';
import { now, staffNames, timeZone } from './sample-company.ts';

const nothing = () => undefined;

const allOptionsCallbacks: OptionsCallbacks = {
  connect: nothing,
  findSignIn: nothing,
  signIn: nothing,
  signOut: nothing,
  removeSite: nothing,
  setMarks: nothing,
  allowNamed: nothing,
  forgetLesson: nothing,
  setSharesLessons: nothing,
  setLanguage: nothing,
  setKeepsSubjects: nothing,
  copyDiagnostics: nothing,
  saveLedger: nothing,
  copyScorecard: nothing,
  saveUnsent: nothing,
  wipe: nothing,
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
      {
        pattern: 'https://crm.lanting.example/*',
        host: 'crm.lanting.example',
        grantedAt: '2026-09-02T01:10:00Z',
        grantedBy: 'company',
        useCount: 1,
        lastUsedAt: '2026-11-18T06:00:00Z',
      },
      {
        pattern: 'https://mail.lanting.example/*',
        host: 'mail.lanting.example',
        grantedAt: '2026-09-02T01:14:00Z',
        grantedBy: 'me',
        useCount: 1840,
        hasMarks: true,
        lastUsedAt: '2026-11-20T02:12:00Z',
      },
      {
        pattern: 'https://mail.qq.com/*',
        host: 'mail.qq.com',
        grantedAt: '2026-11-19T08:30:00Z',
        grantedBy: 'me',
        useCount: 0,
      },
    ],
  },
  language: 'auto',
  keepsSubjects: false,
  sharesLessons: false,
  stored: {
    customerCount: 302,
    touchpointCount: 6120,
    unsentCount: 1,
    lessonCount: 4,
    requestCount: 4159,
    bytes: 4_820_000,
    leaseEndsAt: '2026-12-20T02:12:00Z',
  },
  taught: [
    { key: 'petra@gmx.example', surface: 'petra@gmx.example', kind: 'link', customers: ['Neuland Maschinenbau GmbH'] },
    { key: 'news@fair.example', surface: 'news@fair.example', kind: 'block', customers: [] },
    { key: '华星', surface: '华星', kind: 'choice', customers: ['华星科技股份有限公司'] },
    { key: 'delta', surface: 'Delta', kind: 'rejection', customers: ['Delta Tools Ltd', '达尔塔电子有限公司'] },
  ],
  diary: [
    { at: '2026-11-19T08:30:00Z', host: 'mail.qq.com', kind: 'granted', by: 'me' },
    { at: '2026-10-03T09:12:00Z', host: 'mail.qq.com', kind: 'revoked', by: 'me' },
    { at: '2026-09-02T01:14:00Z', host: 'mail.lanting.example', kind: 'granted', by: 'me' },
    { at: '2026-09-02T01:10:00Z', host: 'crm.lanting.example', kind: 'granted', by: 'company' },
  ],
  ledger: {
    since: '2026-11-06T01:00:00Z',
    origins: ['https://shuke.lanting.example'],
    sums: [
      { purpose: 'touchpoints', count: 112, sentBytes: 48_211, lastAt: '2026-11-20T01:58:00Z' },
      { purpose: 'decisions', count: 64, sentBytes: 19_020, lastAt: '2026-11-20T01:58:00Z' },
      { purpose: 'changes', count: 3981, sentBytes: 0, lastAt: '2026-11-20T02:12:00Z' },
      { purpose: 'customers', count: 2, sentBytes: 0, lastAt: '2026-11-06T01:00:00Z' },
    ],
    lines: [
      {
        at: '2026-11-20T02:12:00Z',
        method: 'GET',
        path: '/v1/changes?epoch=e-7f3a&since=1204',
        purpose: 'changes',
        sentBytes: 0,
        status: 304,
      },
      {
        at: '2026-11-20T01:58:00Z',
        method: 'POST',
        path: '/v1/touchpoints',
        purpose: 'touchpoints',
        sentBytes: 431,
        status: 200,
      },
      {
        at: '2026-11-19T09:40:00Z',
        method: 'GET',
        path: '/v1/changes?epoch=e-7f3a&since=1203',
        purpose: 'changes',
        sentBytes: 0,
      },
    ],
  },
  scorecard: { days: 30, accepted: 214, rejected: 3, logs: 231, undone: 4, medianClicks: 1 },
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
