// @vitest-environment happy-dom
/** Names that reps proposed: what stands in a line, and what a manager can do about it. */
import { describe, expect, test, vi } from 'vitest';
import { NamesDesk } from '../../components/console/NamesDesk.tsx';
import { LocaleProvider } from '../../components/LocaleProvider.tsx';
import type { NamesView } from '../../components/names-view.ts';
import { TaughtPart } from '../../components/options/TaughtPart.tsx';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { nameProposals } from '../gallery/names-case.tsx';
import { now, timeZone } from '../gallery/sample-company.ts';
import { click, render } from './render.tsx';

const on = () => ({ decide: vi.fn(), reload: vi.fn() });

function show(view: NamesView, callbacks = on()) {
  return render(
    <LocaleProvider locale={localeFor('en')} timeZone={timeZone} now={now}>
      <NamesDesk view={view} on={callbacks} />
    </LocaleProvider>,
  );
}

const loaded: NamesView = { kind: 'loaded', proposals: nameProposals };
const lines = (root: Element) => [...root.querySelectorAll('li')];
const buttons = (line: Element | undefined) => [...(line?.querySelectorAll('button') ?? [])];

describe('the proposed names', () => {
  test('say what is meant and what accepting does', () => {
    const { root } = show(loaded);
    const texts = lines(root).map((line) => [...line.querySelectorAll('p')].map((text) => text.textContent));
    expect(texts[0]?.[0]).toBe('“华星精密” means 华星科技股份有限公司');
    expect(texts[0]?.[1]).toContain('Adds an alias · proposed 4 times');
    expect(texts[1]?.[1]).toContain('Adds a contact with this address · proposed once');
    expect(texts[2]?.[1]).toContain('Removes the alias');
  });

  test('are accepted or dismissed by a button that is named after them', () => {
    const callbacks = on();
    const { root } = show(loaded, callbacks);
    const [accept, dismiss] = buttons(lines(root)[0]);
    const names = (accept?.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => root.querySelector(`[id="${id}"]`)?.textContent);
    expect(names).toEqual(['Accept', '“华星精密” means 华星科技股份有限公司']);
    click(accept as Element);
    click(dismiss as Element);
    expect(callbacks.decide.mock.calls).toEqual([
      ['1', 'accept'],
      ['1', 'dismiss'],
    ]);
  });

  test('cannot be decided twice, and what changes nothing can only be closed', () => {
    const { root } = show(loaded);
    expect(buttons(lines(root)[2]).map((button) => button.disabled)).toEqual([true, true]);
    expect(buttons(lines(root)[3]).map((button) => button.textContent)).toEqual(['Dismiss']);
  });

  test('that are none say where they come from; a failure offers to try again', () => {
    expect(show({ kind: 'loaded', proposals: [] }).root.textContent).toContain('Reps can share');
    const callbacks = on();
    const { root } = show({ kind: 'failed', detail: 'the backend answered 503' }, callbacks);
    expect(root.querySelector('[role=alert]')?.textContent).toContain('503');
    click(root.querySelector('button') as Element);
    expect(callbacks.reload).toHaveBeenCalledOnce();
  });

  test('read out how the last decision went', () => {
    const notice = { kind: 'gone', surface: 'Delta' } as const;
    expect(show({ ...loaded, notice }).root.querySelector('[role=status]')?.textContent).toContain('somebody else');
  });
});

describe('sharing', () => {
  const options = (sharesLessons: boolean | undefined, setSharesLessons = vi.fn()) => {
    const { root } = render(
      <LocaleProvider locale={localeFor('en')} timeZone={timeZone} now={now}>
        <TaughtPart taught={[]} forgetLesson={undefined} sharesLessons={sharesLessons} setSharesLessons={setSharesLessons} />
      </LocaleProvider>,
    );
    return { box: root.querySelector<HTMLInputElement>('input[type=checkbox]'), setSharesLessons, root };
  };

  test('is a switch that says what is sent, and off until it is switched on', () => {
    const { box, setSharesLessons, root } = options(false);
    expect(box?.checked).toBe(false);
    expect(root.textContent).toContain('Not your name');
    click(box as Element);
    expect(setSharesLessons).toHaveBeenCalledWith(true);
  });

  test('is not offered without a backend', () => {
    expect(options(undefined).box).toBeNull();
  });
});
