// @vitest-environment happy-dom
/** Where one signs in: the first screen offers it, and a notice does once it has come to an end. */
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { click, render, type } from './render.tsx';
import { aView, required, show } from './show-sidebar.tsx';

/** Enter in a field. */
function submit(root: Element): void {
  act(() => {
    root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
}

describe('where one signs in', () => {
  const offer = { address: 'https://shuke.example', provider: 'Lanting ID' };
  const offered = aView({ screen: { kind: 'first-run', state: 'idle', address: offer.address, offer } });
  const callbacks = () => ({ ...required(), connect: vi.fn(), findSignIn: vi.fn(), signIn: vi.fn() });

  test('one button is enough, Enter is another; the token is there for whoever wants it', () => {
    const on = callbacks();
    const shown = render(show(offered, on));
    expect(shown.root.querySelectorAll('input')).toHaveLength(1);
    submit(shown.root);
    expect(on.signIn).toHaveBeenCalledExactlyOnceWith(offer.address);
    click(shown.button('Use an access token instead'));
    const [, token] = [...shown.root.querySelectorAll('input')];
    type(token as HTMLInputElement, 'secret');
    submit(shown.root);
    expect(on.connect).toHaveBeenCalledExactlyOnceWith(offer.address, 'secret');
    click(shown.button('Sign in with Lanting ID'));
    expect(on.signIn).toHaveBeenCalledTimes(2);
  });

  test('is asked as soon as an address is entered, and offered for no other one', () => {
    const on = callbacks();
    const shown = render(show(offered, on));
    const [address] = [...shown.root.querySelectorAll('input')];
    type(address as HTMLInputElement, 'https://other.example');
    expect(shown.buttonNames()).not.toContain('Sign in with Lanting ID');
    address?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(on.findSignIn).toHaveBeenCalledExactlyOnceWith('https://other.example');
  });

  test('whoever has begun with a token does not lose the field', () => {
    const on = callbacks();
    const before = aView({ screen: { kind: 'first-run', state: 'idle', address: offer.address } });
    const shown = render(show(before, on));
    const [, token] = [...shown.root.querySelectorAll('input')];
    act(() => token?.focus());
    shown.update(show(offered, on));
    expect(shown.root.querySelectorAll('input')).toHaveLength(2);
    expect(document.activeElement).toBe(token);
  });

  test('while the window is open nothing can be pressed twice', () => {
    const waiting = aView({ screen: { kind: 'first-run', state: 'signing-in', address: offer.address, offer } });
    const shown = render(show(waiting, callbacks()));
    expect(shown.button('Sign in with Lanting ID').hasAttribute('disabled')).toBe(true);
    expect(shown.root.querySelector('[role=status]')?.textContent).toContain('in the window that has opened');
  });

  test('again, from a notice over whatever is shown', () => {
    const on = { ...required(), signInAgain: vi.fn() };
    const refused = aView({
      screen: { kind: 'today', because: 'no-page', actions: [], dueCount: 0, recent: [] },
      notices: [{ kind: 'token-refused', provider: 'Lanting ID', error: { kind: 'sign-in-refused', detail: 'not you' } }],
    });
    const shown = render(show(refused, on));
    expect(shown.root.querySelector('[role=alert]')?.textContent).toContain('not you');
    click(shown.button('Sign in with Lanting ID'));
    expect(on.signInAgain).toHaveBeenCalledOnce();
  });
});
