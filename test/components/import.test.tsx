// @vitest-environment happy-dom
/** A file of customers before it is taken: what the person sees of it. */
import { expect, test } from 'vitest';
import { CheckedImportView } from '../../components/import/CheckedImportView.tsx';
import type { CheckedImport, ImportCallbacks } from '../../components/import-view.ts';
import { LocaleProvider } from '../../components/LocaleProvider.tsx';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { checkedFile } from '../gallery/import-case.tsx';
import { now, timeZone } from '../gallery/sample-company.ts';
import { render } from './render.tsx';

const nothing = () => {};
const on: ImportCallbacks = {
  chooseFile: nothing,
  startAgain: nothing,
  readAs: nothing,
  mapColumn: nothing,
  setMe: nothing,
  setOwnDomains: nothing,
  importCustomers: nothing,
  cancel: nothing,
  saveRefused: nothing,
};

/** How the first customer stands in the preview. */
function firstNameOf(draft: CheckedImport): string | undefined {
  const { root } = render(
    <LocaleProvider locale={localeFor('en')} timeZone={timeZone} now={now}>
      <CheckedImportView draft={draft} present={undefined} on={on} />
    </LocaleProvider>,
  );
  const heads = [...root.querySelectorAll('th[scope=row]')];
  return heads.find((head) => head.textContent?.startsWith(draft.preview[0]?.name ?? 'nobody'))?.textContent?.trim();
}

test('ids are shown where the file brings them, and not where they are made of names', () => {
  const [first] = checkedFile.preview;
  expect(firstNameOf(checkedFile)).toBe(`${first?.name} ${first?.id}`);
  const columns = checkedFile.columns.filter(({ field }) => field !== 'customerId');
  expect(firstNameOf({ ...checkedFile, columns })).toBe(first?.name);
});
