// @vitest-environment happy-dom
/** The console: what a manager chooses, sees and publishes. */
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { Console } from '../../components/Console.tsx';
import type { ConsoleCallbacks, ConsoleView } from '../../components/console-view.ts';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { now, staffNames, timeZone } from '../gallery/sample-company.ts';
import { checkedDraft } from '../gallery/sample-list.ts';
import { click, render, type } from './render.tsx';

const on = () => ({
  chooseFile: vi.fn(),
  publish: vi.fn(),
  startOver: vi.fn(),
  compareAgain: vi.fn(),
  mapColumn: vi.fn(),
  rollBack: vi.fn(),
  playbook: {
    chooseFile: vi.fn(),
    download: vi.fn(),
    publish: vi.fn(),
    startOver: vi.fn(),
    compareAgain: vi.fn(),
    reloadEffects: vi.fn(),
    takeWeights: vi.fn(),
  },
});

const view: ConsoleView = {
  now,
  timeZone,
  staffNames,
  access: { kind: 'manager', name: '张经理' },
  current: { version: 42, publishedAt: '2026-11-18T08:30:00Z', publishedBy: 'zhang' },
  draft: { kind: 'empty' },
  playbook: { version: 3, effects: { kind: 'loading' }, draft: { kind: 'empty' }, proposals: [] },
  history: {
    kind: 'loaded',
    versions: [
      { version: 42, publishedBy: 'zhang' },
      { version: 41, publishedBy: 'zhao' },
    ],
  },
};

const show = (given: Partial<ConsoleView>, callbacks: ConsoleCallbacks) => (
  <Console view={{ ...view, ...given }} on={callbacks} locale={localeFor('en')} />
);

const file = () => new File(['id,tier\nc-1,MVC\n'], 'list.csv', { type: 'text/csv' });

function fileEvent(kind: string, property: string, value: unknown): Event {
  const event = new Event(kind, { bubbles: true, cancelable: true });
  Object.defineProperty(event, property, { value });
  return event;
}

describe('a file', () => {
  test('is taken when it is dropped, and the browser does not open it', () => {
    const callbacks = on();
    const { root } = render(show({}, callbacks));
    const dropped = file();
    const event = fileEvent('drop', 'dataTransfer', { files: [dropped] });
    root.querySelector('section')?.dispatchEvent(event);
    expect(callbacks.chooseFile).toHaveBeenCalledExactlyOnceWith(dropped);
    expect(event.defaultPrevented).toBe(true);
  });

  test('is taken when it is chosen; no choice changes nothing', () => {
    const callbacks = on();
    const { root } = render(show({}, callbacks));
    const input = root.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
    const chosen = file();
    Object.defineProperty(input, 'files', { value: [chosen], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    Object.defineProperty(input, 'files', { value: [], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    expect(callbacks.chooseFile).toHaveBeenCalledExactlyOnceWith(chosen);
  });
});

describe('a checked list', () => {
  test('is published only after a second click, with the note and the version that was painted', () => {
    const callbacks = on();
    const shown = render(show({ draft: checkedDraft }, callbacks));
    type(shown.root.querySelector('textarea') as HTMLTextAreaElement, ' Review of the fourth quarter ');
    click(shown.button('Publish as v43'));
    expect(callbacks.publish).not.toHaveBeenCalled();
    expect(shown.root.querySelector('dialog')?.textContent).toContain('7 customers change tier, 2 reps are told.');
    click(shown.button('Publish'));
    expect(callbacks.publish).toHaveBeenCalledExactlyOnceWith('Review of the fourth quarter', 42);
    expect(shown.root.querySelector('dialog')).toBeNull();
  });

  test('is not published when the manager says no', () => {
    const callbacks = on();
    const shown = render(show({ draft: checkedDraft }, callbacks));
    click(shown.button('Publish as v43'));
    click(shown.button('Cancel'));
    expect(callbacks.publish).not.toHaveBeenCalled();
    expect(shown.root.querySelector('dialog')).toBeNull();
  });

  test('names every mistake with row, field and sentence, and how many more there are', () => {
    const text = [...render(show({ draft: checkedDraft }, on())).root.querySelectorAll('details')][0]?.textContent;
    expect(text).toContain('9 rows are left out');
    expect(text).toContain('17Customer idno customer has the id “c-99812”');
    expect(text).toContain('52Tier“VIP” is no tier; use MVC, MGC, STANDARD or BZ');
    expect(text).toContain('88Customer idrepeats row 12');
    expect(text).toContain('and 3 more');
  });

  test('can be narrowed to those who move down', () => {
    const shown = render(show({ draft: checkedDraft }, on()));
    const rows = () => shown.root.querySelectorAll('details')[1]?.querySelectorAll('tbody tr').length;
    expect(rows()).toBe(9);
    const down = [...shown.root.querySelectorAll('label')].find((label) => label.textContent === '3 down');
    click(down?.querySelector('input') as HTMLInputElement);
    expect(rows()).toBe(3);
  });

  test('what stays in its tier and changes its reach or relationship is shown with both, and can be looked at alone', () => {
    const shown = render(show({ draft: checkedDraft }, on()));
    const other = [...shown.root.querySelectorAll('label')].find((label) => label.textContent?.startsWith('2 other changes'));
    click(other?.querySelector('input') as HTMLInputElement);
    const rows = [...(shown.root.querySelectorAll('details')[1]?.querySelectorAll('tbody tr') ?? [])];
    expect(rows.map((row) => row.querySelector('td')?.textContent)).toEqual([
      'MGCAccountable → Proactive',
      'MVCKey-account scope: NKA → none',
    ]);
  });

  test('a customer whom two guards doubt is one doubtful key account', () => {
    const [first] = checkedDraft.diff.doubtful;
    if (first === undefined) throw new Error('the sample list has no doubtful key account');
    const doubtful = [first, { ...first, guard: 'squeezer' as const, figures: 'takes 38 % discount' }];
    const shown = render(show({ draft: { ...checkedDraft, diff: { ...checkedDraft.diff, doubtful } } }, on()));
    expect(shown.text()).toContain('1 doubtful key account');
    expect(shown.text()).toContain('takes 38 % discount');
  });

  test('long lists are shown in pages', () => {
    const [move] = checkedDraft.diff.moves;
    if (move === undefined) throw new Error('the sample list moves nobody');
    const moves = Array.from({ length: 120 }, (_, index) => ({ ...move, customerId: `m-${index}` }));
    const shown = render(
      show({ draft: { ...checkedDraft, diff: { ...checkedDraft.diff, moves, upCount: 120, otherChanges: [] } } }, on()),
    );
    const rows = () => shown.text().match(/m-\d+/g)?.length;
    expect(rows()).toBe(50);
    click(shown.button('Show 50 more50 / 120'));
    expect(rows()).toBe(100);
    click(shown.button('Show 20 more100 / 120'));
    expect(rows()).toBe(120);
  });

  test('a column can be given another meaning, or none', () => {
    const callbacks = on();
    const { root } = render(show({ draft: checkedDraft }, callbacks));
    const select = root.querySelectorAll('select')[1] as HTMLSelectElement;
    select.value = 'reason';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(callbacks.mapColumn).toHaveBeenLastCalledWith(1, 'reason');
    select.value = '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(callbacks.mapColumn).toHaveBeenLastCalledWith(1, undefined);
  });
});

test('a conflict names the other manager and overwrites nothing', () => {
  const callbacks = on();
  const newer = { version: 43, publishedBy: 'zhao' };
  const shown = render(show({ draft: { kind: 'conflict', newer, basedOn: 42, fileName: 'list.csv' } }, callbacks));
  expect(shown.text()).toContain('赵敏 published v43 meanwhile');
  click(shown.button('Compare with the newer list'));
  expect(callbacks.compareAgain).toHaveBeenCalledOnce();
  expect(callbacks.publish).not.toHaveBeenCalled();
});

test('going back asks first; the list in force cannot be gone back to', () => {
  const callbacks = on();
  const shown = render(show({}, callbacks));
  expect(shown.buttonNames().filter((name) => name.startsWith('Go back'))).toEqual(['Go back to v41']);
  click(shown.button('Go back to v41'));
  expect(shown.text()).toContain('The content of v41 is published again as v43.');
  expect(callbacks.rollBack).not.toHaveBeenCalled();
  click(shown.button('Go back'));
  expect(callbacks.rollBack).toHaveBeenCalledExactlyOnceWith(41);
});

test('a rep sees that it is for managers, and nothing else', () => {
  const shown = render(show({ access: { kind: 'not-manager', name: '陈晨' } }, on()));
  expect(shown.text()).toContain('For managers');
  expect(shown.root.querySelector('table, input')).toBeNull();
});

describe('a tier that the manager decides otherwise', () => {
  test('needs a reason, and goes with it; what was decided can be taken back', () => {
    const callbacks = { ...on(), overrideTier: vi.fn(), dropOverride: vi.fn() };
    const [move] = checkedDraft.diff.moves;
    if (move === undefined) throw new Error('the sample list moves nobody');
    const decided = { customerId: 'c-9', name: 'Nine', proposed: 'BZ', tier: 'MVC', reason: 'strategic' } as const;
    const shown = render(show({ draft: { ...checkedDraft, overrides: [decided] } }, callbacks));
    click(shown.button(`Decide otherwise · ${move.name}`));
    const form = shown.root.querySelector(`form[aria-label="Decide otherwise for ${move.name}"]`);
    const apply = shown.button('Decide so');
    expect(apply.hasAttribute('disabled')).toBe(true);
    const reason = form?.querySelector('input');
    if (!reason) throw new Error('no place for a reason');
    type(reason, 'opens a market');
    act(() => void form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    // Unless something else is picked the customer stays where it is.
    expect(callbacks.overrideTier).toHaveBeenCalledExactlyOnceWith(move.customerId, move.from, 'opens a market');
    expect(shown.text()).toContain('MVC instead of BZ');
    click(shown.button('take back · Nine'));
    expect(callbacks.dropOverride).toHaveBeenCalledExactlyOnceWith('c-9');
  });
});
