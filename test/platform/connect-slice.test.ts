/** A form that connects: what it knows of the address, and what it shows meanwhile and afterwards. */
import { expect, test, vi } from 'vitest';
import { createConnectSlice } from '../../lib/platform/connect-slice.ts';

const address = 'https://shuke.example.com';
const offer = { address, provider: 'Contoso' };

function createForm(more: Partial<Parameters<typeof createConnectSlice>[0]> = {}) {
  const send = {
    connect: vi.fn(async () => ({ kind: 'connected' }) as const),
    signIn: vi.fn(async () => ({ kind: 'connected' }) as const),
    findSignIn: vi.fn(async () => ({ provider: 'Contoso' })),
    sync: vi.fn(async () => null),
    ...more,
  };
  return { send, form: createConnectSlice(send) };
}

test('an address at which one signs in is asked once, and offered', async () => {
  const { send, form } = createForm();
  await Promise.all([form.findSignIn(address), form.findSignIn(address)]);
  await form.findSignIn(address);
  expect(form.state.value).toEqual({ address, offer });
  expect(send.findSignIn).toHaveBeenCalledOnce();
});

test('without a token one is not connected to a folder where one signs in: the button appears', async () => {
  const { send, form } = createForm();
  // Enter: the field has changed, and the form is sent.
  void form.findSignIn(address);
  await form.connect(address, '');
  expect(form.state.value).toEqual({ address, offer });
  expect(send.connect).not.toHaveBeenCalled();
  await form.connect(address, 'a-token');
  expect(send.connect).toHaveBeenCalledExactlyOnceWith({ baseUrl: address, token: 'a-token' });
});

test('without a token where nobody signs in it is a folder', async () => {
  const { send, form } = createForm({ findSignIn: async () => ({}) });
  await form.connect(address, '');
  expect(send.connect).toHaveBeenCalledExactlyOnceWith({ baseUrl: address, token: '' });
});

test('an answer that comes after another address was entered is not shown for it, and who was not reached is asked again', async () => {
  const first = Promise.withResolvers<{ provider: string }>();
  const findSignIn = vi.fn(() => Promise.reject<{ provider: string }>(new Error('the worker ended')));
  const { form } = createForm({ findSignIn });
  findSignIn.mockReturnValueOnce(first.promise);
  const slow = form.findSignIn('https://slow.example');
  await form.findSignIn(address);
  first.resolve({ provider: 'Slow' });
  await slow;
  expect(form.state.value).toEqual({ address });
  findSignIn.mockResolvedValue({ provider: 'Contoso' });
  await form.findSignIn(address);
  expect(form.state.value).toEqual({ address, offer });
});

test('what is no address is asked of nobody', async () => {
  const findSignIn = vi.fn(async () => ({ provider: 'Contoso' }));
  const signIn = vi.fn(async () => ({ kind: 'connected' }) as const);
  const { form } = createForm({ findSignIn, signIn });
  await form.findSignIn('not an address');
  await form.signIn('not an address');
  expect(form.state.value.error).toEqual({ kind: 'bad-address' });
  expect([findSignIn.mock.calls, signIn.mock.calls]).toEqual([[], []]);
});

test('signing in is shown as long as the window is open, then the first sync begins, or the reason why not stays', async () => {
  const answer = Promise.withResolvers<{ kind: 'failed'; reason: 'sign-in-closed'; detail: string }>();
  const signIn = vi.fn(() => answer.promise as Promise<never>);
  const { send, form } = createForm({ signIn });
  await form.findSignIn(address);
  const done = form.signIn(address);
  expect(form.state.value).toEqual({ running: 'signing-in', address, offer });
  answer.resolve({ kind: 'failed', reason: 'sign-in-closed', detail: '' });
  await done;
  expect(form.state.value).toEqual({ address, offer, error: { kind: 'sign-in-closed' } });
  expect(send.sync).not.toHaveBeenCalled();
  signIn.mockResolvedValue({ kind: 'connected' } as never);
  await form.signIn(address);
  expect(form.state.value).toEqual({ address, offer });
  expect(send.sync).toHaveBeenCalledOnce();
});
