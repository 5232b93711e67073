// @vitest-environment happy-dom
/** The sidebar: what a rep sees, clicks and presses. */
import { describe, expect, test, vi } from 'vitest';
import type { CustomerCard } from '../../components/sidebar-view.ts';
import { acmeCard, chips, huaxingCard } from '../gallery/sample-company.ts';
import { actions, listMove } from '../gallery/sample-day.ts';
import { click, focused, press, render, type } from './render.tsx';
import { aView, required, show, withCard } from './show-sidebar.tsx';

test('a team is called by its name, and by its id where it has none', () => {
  const shown = render(show(withCard(huaxingCard(), { teamNames: { 't-east': '华东区' } }), required()));
  expect(shown.text()).toContain('Team华东区');
  shown.update(show(withCard(huaxingCard()), required()));
  expect(shown.text()).toContain('Teamt-east');
});

describe('the next step', () => {
  test('one that is late carries a sign besides its colour, one of next week does not', () => {
    const signs = (card: CustomerCard) => {
      const due = [...render(show(withCard(card), required())).root.querySelectorAll('article section span')].find(
        (span) => /due today|late|next week/.test(span.textContent ?? '') && span.children.length <= 1,
      );
      return due?.querySelectorAll('svg').length;
    };
    expect(signs(huaxingCard())).toBe(1);
    const { suggestion, ...calm } = huaxingCard();
    if (suggestion?.action === undefined) throw new Error('the sample customer has no next action');
    expect(signs({ ...calm, suggestion: { ...suggestion, action: { ...suggestion.action, dueOn: '2026-11-25' } } })).toBe(0);
  });

  test('only what can be done is offered', () => {
    expect(render(show(withCard(huaxingCard()), required())).buttonNames()).not.toEqual(
      expect.arrayContaining(['Do it', 'Later', 'Not this']),
    );
  });

  test('later is a menu that the keyboard opens, walks and leaves', () => {
    const on = { ...required(), postponeAction: vi.fn() };
    const card = huaxingCard();
    const shown = render(show(withCard(card), on));
    shown.button('Later').focus();
    press('ArrowDown');
    expect(focused()).toBe('Tomorrow');
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    expect(focused()).toBe('Tomorrow');
    press('ArrowUp');
    expect(focused()).toBe('Next week');
    press('Escape');
    expect(focused()).toBe('Later');
    expect(shown.buttonNames()).not.toContain('Tomorrow');
    press('ArrowDown');
    click(shown.button('In three days'));
    expect(on.postponeAction).toHaveBeenCalledExactlyOnceWith('c-huaxing', card.suggestion?.action, 'in-three-days');
  });

  test('why opens on demand, and the next customer begins closed', () => {
    const on = required();
    const shown = render(show(withCard(huaxingCard()), on));
    click(shown.button('Why'));
    expect(shown.button('Why').getAttribute('aria-expanded')).toBe('true');
    expect(shown.text()).toContain('playbook v1');
    shown.update(show(withCard(acmeCard()), on));
    expect(shown.button('Why').getAttribute('aria-expanded')).toBe('false');
    expect(shown.text()).not.toContain('playbook v1');
  });
});

describe('what was said to an action can be taken back', () => {
  test.each([
    ['Do it', undefined, 'Begun'],
    ['Later', 'Tomorrow', 'Put off'],
    ['Not this', 'Wrong moment', 'Set aside'],
  ])('%s', (button, item, told) => {
    const on = { ...required(), startAction: vi.fn(), postponeAction: vi.fn(), refuseAction: vi.fn(), wakeAction: vi.fn() };
    const card = huaxingCard();
    const { suggestion } = card;
    const action = suggestion?.action;
    const next = suggestion?.runnersUp[0];
    if (suggestion === undefined || action === undefined || next === undefined) throw new Error('no action, or no runner-up');
    const shown = render(show(withCard(card), on));
    click(shown.button(button));
    if (item !== undefined) click(shown.button(item));
    // By then the next action stands on the card.
    shown.update(show(withCard({ ...card, suggestion: { ...suggestion, action: next, runnersUp: [] } }), on));
    expect(shown.text()).toContain(`${told}: ${action.title.en}`);
    click(shown.button('Undo'));
    expect(on.wakeAction).toHaveBeenCalledExactlyOnceWith('c-huaxing', action);
    expect(shown.text()).not.toContain(`${told}: `);
  });
});

test('a double click begins one action, not the next one too', () => {
  vi.useFakeTimers();
  try {
    const on = { ...required(), startAction: vi.fn() };
    const card = huaxingCard();
    const { suggestion } = card;
    const next = suggestion?.runnersUp[0];
    if (suggestion === undefined || next === undefined) throw new Error('the sample customer has no runner-up');
    const shown = render(show(withCard(card), on));
    click(shown.button('Do it'));
    click(shown.button('Do it'));
    shown.update(show(withCard({ ...card, suggestion: { ...suggestion, action: next, runnersUp: [] } }), on));
    click(shown.button('Do it'));
    expect(on.startAction).toHaveBeenCalledExactlyOnceWith('c-huaxing', suggestion.action);
    vi.advanceTimersByTime(500);
    click(shown.button('Do it'));
    expect(on.startAction).toHaveBeenLastCalledWith('c-huaxing', next);
  } finally {
    vi.useRealTimers();
  }
});

describe('what could be sent, and what could be done instead', () => {
  test('the ready wording opens on demand and is copied as it stands', () => {
    const on = { ...required(), copyText: vi.fn() };
    const card = huaxingCard();
    const shown = render(show(withCard(card), on));
    const message = card.suggestion?.action?.message;
    if (message === undefined) throw new Error('the sample customer has no ready wording');
    expect(shown.text()).not.toContain(message);
    click(shown.button('Wording'));
    expect(shown.text()).toContain(message);
    click(shown.button('Copy'));
    expect(on.copyText).toHaveBeenCalledExactlyOnceWith(message);
    expect(shown.button('Copied').textContent).toBe('Copied');
  });

  test('a runner-up takes the place of the first, is done under its own name, and gives the place back', () => {
    const on = { ...required(), startAction: vi.fn(), seeAction: vi.fn() };
    const card = huaxingCard();
    const [first, second] = [card.suggestion?.action, card.suggestion?.runnersUp[0]];
    if (first === undefined || second === undefined) throw new Error('the sample customer has no runner-up');
    const shown = render(show(withCard(card), on));
    const title = () => shown.root.querySelector('article section h2')?.textContent;
    click(shown.button('Why'));
    click(shown.button(second.title.en));
    expect(title()).toBe(second.title.en);
    expect(on.seeAction).toHaveBeenCalledExactlyOnceWith('c-huaxing', second);
    click(shown.button('Do it'));
    expect(on.startAction).toHaveBeenCalledExactlyOnceWith('c-huaxing', second);
    click(shown.button(first.title.en));
    expect(title()).toBe(first.title.en);
  });

  test('a runner-up that is gone leaves the place to the first', () => {
    const card = huaxingCard();
    const { suggestion } = card;
    const second = suggestion?.runnersUp[0];
    if (suggestion === undefined || second === undefined) throw new Error('the sample customer has no runner-up');
    const shown = render(show(withCard(card), required()));
    click(shown.button('Why'));
    click(shown.button(second.title.en));
    shown.update(show(withCard({ ...card, suggestion: { ...suggestion, runnersUp: [] } }), required()));
    expect(shown.root.querySelector('article section h2')?.textContent).toBe(suggestion.action?.title.en);
  });
});

test('the worst unresolved touchpoint stands first, then the newest', () => {
  const rows = [...render(show(withCard(huaxingCard()), required())).root.querySelectorAll('li time')];
  expect(rows.map((row) => row.getAttribute('datetime')?.slice(0, 10))).toEqual([
    '2026-11-11',
    '2026-11-12',
    '2026-11-03',
    '2026-10-21',
  ]);
});

describe('customers on the page', () => {
  const view = withCard(huaxingCard(), {
    chips: [chips.huaxing, chips.acme, chips.wangwei],
    selectedChip: chips.huaxing.key,
  });

  test('arrow keys walk them, Home and End jump, one is reached by Tab', () => {
    const shown = render(show(view, required()));
    const all = [...shown.root.querySelectorAll<HTMLElement>('nav button')];
    expect(all.map((chip) => chip.tabIndex)).toEqual([0, -1, -1]);
    all[0]?.focus();
    press('ArrowRight');
    expect(focused()).toBe('Acme Tooling');
    press('End');
    expect(focused()).toBe('王伟undecided, choose');
    press('ArrowRight');
    expect(focused()).toBe('王伟undecided, choose');
    press('Home');
    expect(focused()).toBe('华星科技');
    press('ArrowRight');
    expect(all.map((chip) => chip.tabIndex)).toEqual([-1, 0, -1]);
  });

  test('the shown one is marked and a click selects another', () => {
    const on = required();
    const shown = render(show(view, on));
    expect(shown.button('华星科技').getAttribute('aria-current')).toBe('true');
    click(shown.button('Acme Tooling'));
    expect(on.selectChip).toHaveBeenCalledExactlyOnceWith(chips.acme.key);
  });
});

describe('search', () => {
  const results = [
    { customerId: 'c-huaxing', name: '华星科技', tier: 'MVC' },
    { customerId: 'c-hexin', name: '和信跨境', tier: 'STANDARD' },
  ] as const;
  const today = (query: string) =>
    aView({
      screen: { kind: 'today', because: 'asked', actions: [], dueCount: 0, recent: [] },
      search: { query, results: query === '' ? [] : results },
    });
  const inputOf = (root: HTMLElement) => root.querySelector('input') as HTMLInputElement;

  test('slash goes to the box, from another screen by way of Today', () => {
    const on = { ...required(), search: vi.fn(), showToday: vi.fn() };
    const shown = render(show(withCard(huaxingCard(), { search: { query: '', results: [] } }), on));
    expect(press('/')).toBe(true);
    expect(on.showToday).toHaveBeenCalledOnce();
    shown.update(show(today(''), on));
    expect(document.activeElement).toBe(inputOf(shown.root));
    expect(press('/')).toBe(false);
  });

  test('Enter opens the first result, but not while characters are being composed', () => {
    const on = { ...required(), search: vi.fn() };
    const shown = render(show(today('hxkj'), on));
    inputOf(shown.root).focus();
    press('Enter', { isComposing: true });
    expect(on.openCustomer).not.toHaveBeenCalled();
    press('Enter');
    expect(on.openCustomer).toHaveBeenCalledExactlyOnceWith('c-huaxing');
  });

  test('typing asks, arrow down goes into the results, Escape clears', () => {
    const on = { ...required(), search: vi.fn() };
    const shown = render(show(today('hx'), on));
    type(inputOf(shown.root), 'hxk');
    expect(on.search).toHaveBeenLastCalledWith('hxk');
    inputOf(shown.root).focus();
    press('ArrowDown');
    expect(focused()).toContain('华星科技');
    inputOf(shown.root).focus();
    press('Escape');
    expect(on.search).toHaveBeenLastCalledWith('');
  });

  test('while the index is being read nobody is said to be missing', () => {
    const on = { ...required(), search: vi.fn() };
    const loading = render(show({ ...today('zzz'), search: { query: 'zzz', results: [], isLoading: true } }, on));
    expect(loading.text()).not.toContain('Nobody found');
    loading.update(show({ ...today('zzz'), search: { query: 'zzz', results: [] } }, on));
    expect(loading.text()).toContain('Nobody found for “zzz”');
  });

  test('without a search callback there is no box', () => {
    expect(render(show(today(''), required())).root.querySelector('input')).toBeNull();
  });
});

describe('today', () => {
  const view = aView({ screen: { kind: 'today', because: 'nobody', actions, dueCount: 2, recent: [], listMove } });

  test('j and k walk the actions that are due, Enter is a click', () => {
    const on = required();
    const shown = render(show(view, on));
    const rows = [...shown.root.querySelectorAll<HTMLElement>('[data-roving]')];
    rows[0]?.focus();
    press('j');
    expect(focused()).toContain('华星科技');
    press('k');
    expect(focused()).toContain('远航船务');
    click(rows[0] as HTMLElement);
    expect(on.openCustomer).toHaveBeenCalledExactlyOnceWith('c-yuanhang');
  });

  test('late and due are told apart by words', () => {
    const text = render(show(view, required())).text();
    expect(text).toContain('3 days late');
    expect(text).toContain('due today');
    expect(text).toContain('next week');
  });

  test('a list that moved my customers says how many and who', () => {
    const shown = render(show(view, required()));
    expect(shown.text()).toContain('3 customers of yours have a new tier: 2 up, 1 down.');
    click(shown.button('Who moved'));
    expect(shown.text()).toContain('STANDARD → BZ'.replace('STANDARD', 'Standard'));
  });
});

test('an ambiguous name is decided by a click, with customer and contact', () => {
  const on = { ...required(), chooseNone: vi.fn() };
  const contact = { id: 'p-1', name: '王伟', role: '采购总监' };
  const shown = render(
    show(
      aView({
        screen: {
          kind: 'choice',
          key: 'wang wei',
          surface: '王伟',
          options: [
            { customerId: 'c-1', name: '远航船务', tier: 'MVC', evidence: 'contact-name', contact },
            { customerId: 'c-2', name: '青禾食品', tier: 'BZ', evidence: 'alias' },
          ],
        },
      }),
      on,
    ),
  );
  const options = [...shown.root.querySelectorAll<HTMLElement>('[data-roving]')];
  click(options[0] as HTMLElement);
  expect(on.choose).toHaveBeenLastCalledWith('wang wei', { customerId: 'c-1', contactId: 'p-1' });
  click(options[1] as HTMLElement);
  expect(on.choose).toHaveBeenLastCalledWith('wang wei', { customerId: 'c-2' });
  click(options[2] as HTMLElement);
  expect(on.chooseNone).toHaveBeenCalledExactlyOnceWith('wang wei');
});

describe('first run', () => {
  const view = aView({ screen: { kind: 'first-run', state: 'idle' } });

  test('says how much of what was logged here still waits, and nothing when nothing does', () => {
    expect(render(show(view, required())).root.textContent).not.toContain('not sent yet');
    const waiting = aView({ screen: { kind: 'first-run', state: 'idle', unsentCount: 2 } });
    expect(render(show(waiting, required())).root.textContent).toContain('2 things you logged are not sent yet');
  });

  test('connects with address and token, without the blanks around them', () => {
    const on = { ...required(), connect: vi.fn() };
    const shown = render(show(view, on));
    const [address, token] = [...shown.root.querySelectorAll('input')];
    expect(shown.button('Connect').hasAttribute('disabled')).toBe(true);
    type(address as HTMLInputElement, ' https://shuke.example ');
    type(token as HTMLInputElement, ' secret ');
    click(shown.button('Connect'));
    expect(on.connect).toHaveBeenCalledExactlyOnceWith('https://shuke.example', 'secret');
  });

  test('offers nothing that does not work', () => {
    expect(render(show(view, required())).buttonNames()).toEqual([]);
    const sample = { ...required(), trySampleData: vi.fn() };
    expect(render(show(view, sample)).buttonNames()).toEqual([
      'Try with sample customersInvented companies, nothing is sent anywhere.',
    ]);
  });
});

test('one click asks for the site that is open, and only for it', () => {
  const on = { ...required(), allowSite: vi.fn() };
  const view = aView({
    screen: { kind: 'today', because: 'no-page', actions: [], dueCount: 0, recent: [] },
    notices: [{ kind: 'site-not-allowed', host: 'mail.example' }],
  });
  click(render(show(view, on)).button('Allow this site'));
  expect(on.allowSite).toHaveBeenCalledExactlyOnceWith('mail.example');
});

test.each([
  [{ state: 'idle', syncedAt: '2026-11-20T02:12:00Z', listVersion: 42, unsentCount: 0 }, 'synced 2 min ago · list v42all sent'],
  [
    { state: 'offline', syncedAt: '2026-11-20T01:02:00Z', listVersion: 42, unsentCount: 3 },
    'offline · data of 09:02 · list v423 not sent yet',
  ],
  [{ state: 'syncing', listVersion: 0, unsentCount: 0 }, 'syncing…all sent'],
  [{ state: 'idle', listVersion: 0, unsentCount: 0 }, 'not synced yetall sent'],
] as const)('the footer tells the state %o', (status, text) => {
  const shown = render(show(withCard(huaxingCard(), { status }), required()));
  expect(shown.root.querySelector('footer')?.textContent).toBe(text);
});

test('a touchpoint that waits or was refused says so instead of who logged it', () => {
  const card = huaxingCard();
  const view = withCard({
    ...card,
    touchpoints: card.touchpoints.map((entry, index) => ({
      ...entry,
      sending: index === 0 ? 'pending' : index === 2 ? 'refused' : 'sent',
    })),
  });
  const rows = [...render(show(view, required())).root.querySelectorAll('li:has(time)')].map((row) => row.textContent);
  expect(rows[1]).toContain('not sent yet');
  expect(rows[2]).toContain('not accepted');
  expect(rows[3]).toContain('赵敏 and 陈晨');
});
