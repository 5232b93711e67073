// @vitest-environment happy-dom
/** Why this customer, as a rep reads it. */
import { expect, test } from 'vitest';
import { Sidebar } from '../../components/Sidebar.tsx';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { huaxingCard, now, staffNames, timeZone } from '../gallery/sample-company.ts';
import { render } from './render.tsx';

const nothing = () => undefined;
const on = { selectChip: nothing, openCustomer: nothing, log: nothing, undoLog: nothing, readAgain: nothing, choose: nothing };

function showHead(language: 'en' | 'zh_CN' | 'zh_TW', withTrace = true): Element {
  const card = huaxingCard();
  const { trace, ...match } = card.match ?? { evidence: 'choice', surface: '', role: 'page', moreCount: 0 };
  const shown = { ...card, match: withTrace && trace ? { ...match, trace } : match };
  const view = { now, timeZone, staffNames, chips: [], notices: [], screen: { kind: 'customer', card: shown } } as const;
  const { root } = render(<Sidebar view={view} on={on} locale={localeFor(language)} />);
  const head = root.querySelector('header');
  if (!head) throw new Error('the card has no head');
  return head;
}

test('place, words, evidence, our data, how sure, other candidates and what decided', () => {
  const steps = [...showHead('en').querySelectorAll('details dl > *')].map((step) => step.textContent);
  expect(steps).toEqual([
    'Sender',
    'liwei@huaxing.example99 % surea contact’s address · 李薇',
    'Signature',
    '华星科技86 % sureits name, shortened or spelt otherwise · 华星科技股份有限公司 · 2 times' +
      'could also be 华星科技（苏州）有限公司',
  ]);
  expect(showHead('en').querySelector('details')?.textContent).toContain('Decided by who wrote it.');
});

test('it is closed at first and opens from the line that gives the reason, which any keyboard reaches', () => {
  const details = showHead('en').querySelector('details');
  expect(details?.open).toBe(false);
  expect(details?.querySelector('summary')?.textContent).toContain('liwei@huaxing.example wrote this e-mail');
});

test('never quite certain, not even of all together', () => {
  expect(showHead('en').textContent).not.toContain('100 %');
});

test.each(['zh_CN', 'zh_TW'] as const)('%s reads as one language', (language) => {
  const words = [...showHead(language).querySelectorAll('details dt')].map((word) => word.textContent);
  expect(words).toEqual(language === 'zh_CN' ? ['发件人', '签名'] : ['寄件者', '簽名檔']);
});

test('without steps there is only the sentence', () => {
  expect(showHead('en', false).querySelector('details')).toBeNull();
});
