// @vitest-environment happy-dom
/** The log button: what it gives back, what it says, and how it is pressed. */
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import type { LogState } from '../../components/sidebar-view.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { acmeCard, binding, huaxingCard, loggedCard } from '../gallery/sample-company.ts';
import { click, focused, type Rendered, render } from './render.tsx';
import { required, show, withCard, withLog } from './show-sidebar.tsx';

describe('the log button', () => {
  test('gives back the binding that was painted, also after the card has changed under the hand', () => {
    const on = required();
    const first = { customerId: 'c-huaxing', page: { tabId: 7, lockKey: 'first' } };
    const second = { customerId: 'c-acme', page: { tabId: 7, lockKey: 'second' } };
    const shown = render(show(withCard(huaxingCard({ log: { kind: 'ready', binding: first, channel: 'e-mail' } })), on));
    click(shown.button('Log this e-mail'));
    expect(on.log).toHaveBeenLastCalledWith(first);
    shown.update(show(withCard(acmeCard({ log: { kind: 'ready', binding: second, channel: 'chat' } })), on));
    click(shown.button('Log this chat'));
    expect(on.log).toHaveBeenLastCalledWith(second);
    expect(on.log).toHaveBeenCalledTimes(2);
  });

  test('is gone once the message is logged, so that a second click cannot log twice', () => {
    const on = required();
    const shown = render(show(withLog({ kind: 'ready', binding, channel: 'e-mail' }), on));
    click(shown.button('Log this e-mail'));
    shown.update(show(withLog({ kind: 'saving' }), on));
    click(shown.button('Saving…'));
    expect(on.log).toHaveBeenCalledTimes(1);
  });

  const logged: LogState = {
    kind: 'logged',
    binding,
    touchpointId: 't-1',
    channel: 'e-mail',
    direction: 'inbound',
    contactName: '李薇',
    happenedAt: '2026-11-20T01:14:00Z',
    undoSecondsLeft: 8,
  };

  test('says what was logged, aloud once, and offers undo while seconds are left', () => {
    const on = required();
    const shown = render(show(withLog({ kind: 'ready', binding, channel: 'e-mail' }), on));
    const status = shown.root.querySelector('p[role=status]');
    expect(status?.textContent).toBe('');
    shown.update(show(withLog(logged), on));
    expect(status?.textContent).toBe('Logged: e-mail from 李薇, 09:14');
    click(shown.button('Undo'));
    expect(on.undoLog).toHaveBeenCalledExactlyOnceWith('t-1');
    shown.update(show(withLog({ ...logged, undoSecondsLeft: 0 }), on));
    expect(shown.buttonNames()).not.toContain('Undo');
    expect(status?.textContent).toBe('Logged: e-mail from 李薇, 09:14');
  });

  test('a keyboard user stays where the button was', () => {
    const on = required();
    const shown = render(show(withLog({ kind: 'ready', binding, channel: 'e-mail' }), on));
    click(shown.button('Log this e-mail'));
    shown.update(show(withLog(logged), on));
    expect(focused()).toBe('Logged: e-mail from 李薇, 09:14Undo');
  });

  test('focus is left alone when the key was pressed elsewhere', () => {
    const on = required();
    const shown = render(show(withLog({ kind: 'ready', binding, channel: 'e-mail' }), on));
    shown.update(show(withLog(logged), on));
    expect(document.activeElement).toBe(document.body);
  });

  describe('how it went', () => {
    const press = (key: string) =>
      act(async () => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
    const pressed = (shown: Rendered) =>
      [...shown.root.querySelectorAll('[aria-pressed=true]')].map((button) => button.textContent);

    test('is said in one click or with one key after the log, and taken back by the same', async () => {
      const on = { ...required(), saveTouchpoint: vi.fn(async (_next: NewTouchpoint) => undefined) };
      const card = loggedCard(8);
      const shown = render(show(withCard(card), on));
      await act(async () => click(shown.button('badly')));
      const touchpoint = card.touchpoints[0]?.touchpoint;
      const { staffId: _staff, ...sent } = touchpoint ?? {};
      expect(on.saveTouchpoint).toHaveBeenLastCalledWith({ ...sent, sentiment: 'bad' });
      expect(pressed(shown)).toEqual(['badly']);
      await press('1');
      expect(on.saveTouchpoint).toHaveBeenLastCalledWith({ ...sent, sentiment: 'good' });
      expect(pressed(shown)).toEqual(['well']);
      await press('1');
      expect(on.saveTouchpoint).toHaveBeenLastCalledWith(sent);
      expect(pressed(shown)).toEqual([]);
    });

    test('follows the touchpoint once that says it', () => {
      const shown = render(show(withCard(loggedCard(0, { sentiment: 'neutral' })), { ...required(), saveTouchpoint: vi.fn() }));
      expect(pressed(shown)).toEqual(['so-so']);
    });

    test('that was not kept is told, and not shown as said', async () => {
      const on = { ...required(), saveTouchpoint: vi.fn(async () => 'failed' as const) };
      const shown = render(show(withCard(loggedCard(8)), on));
      await press('3');
      expect(shown.text()).toContain('Not saved. Try again.');
      expect(pressed(shown)).toEqual([]);
    });

    test('is not asked before the log, nor of a note, and its keys mean nothing then', async () => {
      const on = { ...required(), saveTouchpoint: vi.fn() };
      for (const card of [huaxingCard(), loggedCard(8, { channel: 'note' })]) {
        const shown = render(show(withCard(card), on));
        expect(shown.buttonNames()).not.toContain('well');
        await press('1');
      }
      expect(on.saveTouchpoint).not.toHaveBeenCalled();
    });
  });

  test.each([
    [{ kind: 'already-logged', binding, staffId: 'mei', loggedAt: '2026-11-19T05:00:00Z' }, 'Mei Lin logged this yesterday'],
    [{ kind: 'already-logged', binding, staffId: 'chen', loggedAt: '2026-11-20T01:00:00Z' }, 'You logged this today'],
    [{ kind: 'page-moved-on' }, 'The page has moved on. Nothing was logged.'],
    [{ kind: 'not-saved', binding, reason: 'disk-full' }, 'Not saved: the disk is full. Free some space and try again.'],
    [{ kind: 'undone', binding, channel: 'e-mail' }, 'Taken back, nothing was logged'],
  ] as const)('%o is said in a sentence and the log button is not offered', (log, sentence) => {
    const shown = render(show(withLog(log), required()));
    expect(shown.root.querySelector('p[role=status]')?.textContent).toBe(sentence);
    expect(shown.buttonNames()).not.toContain('Log this e-mail');
  });

  test('a refusal offers to read the page again', () => {
    const on = required();
    click(render(show(withLog({ kind: 'page-moved-on' }), on)).button('Read again'));
    expect(on.readAgain).toHaveBeenCalledOnce();
  });

  test('a call is logged in two clicks', () => {
    const on = { ...required(), logWithoutPage: vi.fn() };
    const shown = render(show(withLog({ kind: 'ready', binding, channel: 'e-mail' }), on));
    click(shown.button('Log something else'));
    click(shown.button('A call with 李薇'));
    expect(on.logWithoutPage).toHaveBeenCalledExactlyOnceWith(binding, 'call', 'p-liwei');
    expect(shown.buttonNames(), 'and the list is closed').not.toContain('A note');
  });

  test('whom it was with need not be said', () => {
    const on = { ...required(), logWithoutPage: vi.fn() };
    const shown = render(show(withLog({ kind: 'no-message', binding }), on));
    click(shown.button('Log a touchpoint'));
    click(shown.button('A visit'));
    expect(on.logWithoutPage).toHaveBeenCalledExactlyOnceWith(binding, 'visit', undefined);
  });
});
