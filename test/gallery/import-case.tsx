/** A state of the import page -> a case of the gallery. */
import { Import } from '../../components/Import.tsx';
import type { CheckedImport, ImportCallbacks, ImportDraft, ImportView } from '../../components/import-view.ts';
import type { GalleryCase } from './gallery-case.ts';
import { now, timeZone } from './sample-company.ts';

const nothing = () => undefined;

const allCallbacks: ImportCallbacks = {
  chooseFile: nothing,
  readAs: nothing,
  mapColumn: nothing,
  setMe: nothing,
  setOwnDomains: nothing,
  saveRefused: nothing,
  importCustomers: nothing,
  startAgain: nothing,
  cancel: nothing,
};

/** A file of 纷享销客 with a few things wrong. */
export const checkedFile: CheckedImport = {
  kind: 'checked',
  fileName: '客户列表 2026-11-20.csv',
  crm: '纷享销客',
  reading: {
    format: 'csv',
    encoding: 'gb18030',
    encodings: ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'],
    delimiter: ',',
    delimiters: [',', ';', '\t', '|'],
    sheets: [],
  },
  columns: [
    { index: 0, header: '客户编号', field: 'customerId', sample: '000412' },
    { index: 1, header: '客户名称（必填）', field: 'name', sample: '华星科技股份有限公司' },
    { index: 2, header: '负责人（必填）', field: 'owner', sample: '陈晨' },
    { index: 3, header: '客户级别', field: 'tier', sample: '最具价值' },
    { index: 4, header: '网址', field: 'website', sample: 'www.huaxing.example' },
    { index: 5, header: '联系人姓名', field: 'contactName', sample: '李薇' },
    { index: 6, header: '邮件', field: 'contactEmail', sample: 'liwei@huaxing.example' },
    { index: 7, header: '最后跟进时间', sample: '2026-11-12 09:30' },
  ],
  lacksName: false,
  rowCount: 3412,
  customerCount: 2870,
  contactCount: 3391,
  refusedCount: 4,
  problems: [
    { row: 118, kind: 'lost-zeros', field: 'customerId', value: '1043', isRefused: true },
    { row: 702, kind: 'damaged-id', field: 'customerId', value: '1E+05', isRefused: true },
    { row: 1290, kind: 'contradiction', field: 'customerId', value: '000877', otherRow: 641, isRefused: true },
    { row: 3001, kind: 'missing-name', field: 'name', isRefused: true },
    { row: 17, kind: 'bad-email', field: 'contactEmail', value: 'liwei(at)huaxing', isRefused: false },
    { row: 44, kind: 'unknown-tier', field: 'tier', value: 'A 级', isRefused: false },
  ],
  problemCount: 61,
  preview: [
    {
      id: '000412',
      name: '华星科技股份有限公司',
      tier: 'MVC',
      domains: ['huaxing.example'],
      contacts: ['李薇', '王伟'],
      owner: '陈晨',
    },
    {
      id: '000413',
      name: 'Neuland Maschinenbau GmbH',
      tier: 'STANDARD',
      domains: ['neuland.example'],
      contacts: ['Petra Neuland'],
      owner: 'Mei',
    },
  ],
  owners: ['陈晨', 'Mei', '赵敏'],
  me: '陈晨',
  ownDomains: 'lanting.example',
  isBusy: false,
};

/** The import page, 860 pixels wide unless it is looked at narrower. */
export function importCase(draft: ImportDraft, present?: ImportView['present']): GalleryCase {
  return {
    width: 860,
    narrowest: 360,
    render: (locale) => (
      <Import
        view={{ now, timeZone, language: locale.language, draft, ...(present ? { present } : {}) }}
        on={allCallbacks}
        locale={locale}
      />
    ),
  };
}
