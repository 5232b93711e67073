// @vitest-environment happy-dom
/** The playbook in the console, and the question on the card. */
import { describe, expect, test, vi } from 'vitest';
import { FollowUp } from '../../components/card/FollowUp.tsx';
import { PlaybookDesk } from '../../components/console/PlaybookDesk.tsx';
import { Tabs } from '../../components/console/Tabs.tsx';
import { LocaleProvider } from '../../components/LocaleProvider.tsx';
import type { PlaybookDraft, PlaybookView, WeightLine } from '../../components/playbook-view.ts';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import type { Language } from '../../lib/model/customer.ts';
import { ruleLines } from '../gallery/playbook-case.tsx';
import { now, timeZone } from '../gallery/sample-company.ts';
import { click, focused, press, render } from './render.tsx';

const on = () => ({
  chooseFile: vi.fn(),
  download: vi.fn(),
  publish: vi.fn(),
  startOver: vi.fn(),
  compareAgain: vi.fn(),
  reloadEffects: vi.fn(),
  takeWeights: vi.fn(),
});

const proposals: readonly WeightLine[] = (['keep-in-touch', 'settle-complaint', 'ask-referral'] as const).map(
  (ruleId, place) => ({
    ruleId,
    title: { en: `Title ${place}`, zh_CN: `标题 ${place}`, zh_TW: `標題 ${place}` },
    verdict: place === 2 ? 'look-again' : 'standardise',
    from: 1,
    to: place === 2 ? 1 : 1.25,
    sentence: { en: 'reached its goal 80 % of the time', zh_CN: '80 % 达到目标', zh_TW: '80 % 達成目標' },
    basis: 20,
  }),
);

function show(
  draft: PlaybookDraft,
  callbacks: ReturnType<typeof on>,
  language: Language = 'en',
  more: Pick<PlaybookView, 'proposals'> = { proposals: [] },
) {
  const view = { version: 3, effects: { kind: 'loaded' as const, since: '2026-05-24', rules: ruleLines }, draft, ...more };
  return (
    <LocaleProvider locale={localeFor(language)} timeZone={timeZone} now={now}>
      <PlaybookDesk view={view} on={callbacks} />
    </LocaleProvider>
  );
}

const cells = (root: Element) =>
  [...root.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent));

describe('the effects', () => {
  test('stand in one line a rule; a share only where enough was told', () => {
    const { root } = render(show({ kind: 'empty' }, on()));
    expect(cells(root)).toEqual([
      ['1,240', '410', '86', '22', '180 · 61 · 48', '73%'],
      ['96', '4', '12', '51', '0 · 1 · 2', '–'],
      ['31', '0', '0', '0', '–', '–'],
    ]);
  });

  test("name the rule in the manager's language, and say when it is off", () => {
    const { root } = render(show({ kind: 'empty' }, on(), 'zh_CN'));
    const heads = [...root.querySelectorAll('tbody th')].map((head) => head.textContent);
    expect(heads[1]).toContain('请对方帮忙推荐');
    expect(heads.map((head) => head?.includes('停用'))).toEqual([false, true, false]);
  });
});

describe('the weights that the effects propose', () => {
  test('are taken into a draft, but for those that the manager leaves out', () => {
    const callbacks = on();
    const shown = render(show({ kind: 'empty' }, callbacks, 'en', { proposals }));
    expect(shown.text()).toContain('The effects propose 3 things');
    expect(shown.text()).toContain('weight 1 → 1.25');
    const boxes = shown.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    expect(boxes.length).toBe(2);
    if (boxes[0]) click(boxes[0]);
    click(shown.button('Take 1 weight into a draft'));
    expect(callbacks.takeWeights).toHaveBeenCalledExactlyOnceWith(['settle-complaint']);
  });

  test('are not spoken of while the effects prove nothing', () => {
    expect(render(show({ kind: 'empty' }, on())).text()).not.toContain('The effects propose');
  });
});

describe('a checked playbook', () => {
  const draft: PlaybookDraft = {
    kind: 'checked',
    fileName: 'p.json',
    basedOn: 3,
    changes: [{ kind: 'cadence', tier: 'BZ', type: 'basic', from: null, to: 365 }],
  };

  test('is published after a second question, over the version that was painted', () => {
    const callbacks = on();
    const shown = render(show(draft, callbacks));
    expect(cells(shown.root).at(-1)).toEqual(['no contact of our own → every 365 days']);
    click(shown.button('Publish as playbook v4'));
    expect(callbacks.publish).not.toHaveBeenCalled();
    click(shown.button('Publish'));
    expect(callbacks.publish).toHaveBeenCalledExactlyOnceWith(3);
  });

  test('that changes nothing cannot be published', () => {
    const shown = render(show({ ...draft, changes: [] }, on()));
    expect((shown.button('Publish as playbook v4') as HTMLButtonElement).disabled).toBe(true);
  });
});

test('a conflict offers to compare again', () => {
  const callbacks = on();
  const shown = render(show({ kind: 'conflict', fileName: 'p.json', basedOn: 3 }, callbacks));
  click(shown.button('Compare with the newer playbook'));
  expect(callbacks.compareAgain).toHaveBeenCalledOnce();
});

test('tabs are walked with arrows and opened with a click', () => {
  const tabs = [
    { key: 'a', label: 'First', content: 'one' },
    { key: 'b', label: 'Second', content: 'two' },
  ];
  const shown = render(<Tabs label="Parts" tabs={tabs} />);
  const [first, second] = [...shown.root.querySelectorAll<HTMLElement>('[role=tab]')];
  first?.focus();
  press('ArrowRight');
  expect(focused()).toBe('Second');
  expect(shown.root.querySelector('[role=tabpanel]:not([hidden])')?.textContent).toBe('one');
  if (second) click(second);
  expect(shown.root.querySelector('[role=tabpanel]:not([hidden])')?.textContent).toBe('two');
  expect([first, second].map((tab) => tab?.getAttribute('aria-selected'))).toEqual(['false', 'true']);
});

test('the question on the card is answered by one click', () => {
  const onAnswer = vi.fn();
  const taken = {
    id: '6d1f9f5a-6c5d-4f0e-9a0a-4a2f5f0c8a11',
    customerId: 'c-huaxing',
    ruleId: 'win-back-wallet',
    playbookVersion: 3,
    decidedAt: '2026-11-05T02:00:00Z',
    kind: 'taken' as const,
    followUpOn: '2026-11-19',
  };
  const question = { en: 'Did it come true?', zh_CN: '是否达到？', zh_TW: '是否達成？' };
  const shown = render(
    <LocaleProvider locale={localeFor('en')} timeZone={timeZone} now={now}>
      <FollowUp followUp={{ taken, question }} onAnswer={onAnswer} />
    </LocaleProvider>,
  );
  expect(shown.buttonNames()).toEqual(['Yes', 'Partly', 'No', 'Cannot tell']);
  click(shown.button('Partly'));
  expect(onAnswer).toHaveBeenCalledExactlyOnceWith(taken, 'partly');
});
