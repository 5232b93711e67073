/** A form that connects: the address, how one signs in there, what is under way, and what the last try ended with. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { readAddress } from './address.ts';
import { type ConnectAttempt, type ConnectProblem, connectTo, type SignInAttempt, signInAt } from './connect-to.ts';

export interface ConnectState {
  readonly running?: 'connecting' | 'signing-in';
  readonly address?: string;
  readonly error?: ConnectProblem;
  /** At this address one signs in. */
  readonly offer?: { readonly address: string; readonly provider: string };
}

export interface ConnectRequests {
  readonly connect: ConnectAttempt['send'];
  readonly signIn: SignInAttempt['send'];
  readonly findSignIn: (request: { readonly baseUrl: string }) => Promise<{ readonly provider?: string }>;
  readonly sync: ConnectAttempt['sync'];
}

export interface ConnectSlice {
  readonly state: ReadonlySignal<ConnectState>;
  /** An empty token: a folder, unless one signs in there. */
  connect(address: string, token: string): Promise<void>;
  /** An address was entered: does one sign in there? */
  findSignIn(address: string): Promise<void>;
  signIn(address: string): Promise<void>;
  /** Something else that was tried has ended so. */
  tell(error: ConnectProblem | undefined): void;
}

/** State of one form. What is asked of the background is given, so that a test can answer in its place. */
export function createConnectSlice(send: ConnectRequests): ConnectSlice {
  const state = signal<ConnectState>({});
  let asked: { readonly address: string; readonly answer: Promise<void> } | undefined;
  const end = (address: string, error: ConnectProblem | undefined): void => {
    const { offer } = state.value;
    state.value = { address, ...(offer ? { offer } : {}), ...(error ? { error } : {}) };
  };
  const ask = async (address: string): Promise<void> => {
    const baseUrl = readAddress(address);
    const nothing: { readonly provider?: string } = {};
    const { provider } = await (baseUrl === undefined ? nothing : send.findSignIn({ baseUrl }).catch(() => nothing));
    // Another address was entered meanwhile.
    if (asked?.address !== address) return;
    // Whoever was not reached may be asked again.
    if (provider === undefined) asked = undefined;
    const { offer: _, ...rest } = state.value;
    state.value = { ...rest, address, ...(provider === undefined ? {} : { offer: { address, provider } }) };
  };
  const findSignIn = (address: string): Promise<void> => {
    if (asked?.address !== address) asked = { address, answer: ask(address) };
    return asked.answer;
  };
  return {
    state,
    findSignIn,
    async connect(address, token) {
      const { error: before } = state.value;
      const { offer } = state.value;
      state.value = { running: 'connecting', address, ...(offer ? { offer } : {}) };
      // The browser's question about a folder comes in the click itself: nothing may be awaited before it.
      if (token.trim() === '' && before?.kind !== 'permission-denied') await findSignIn(address);
      if (token.trim() === '' && state.value.offer?.address === address) return end(address, undefined);
      end(address, await connectTo({ address, token, before, send: send.connect, sync: send.sync }));
    },
    async signIn(address) {
      const { offer } = state.value;
      state.value = { running: 'signing-in', address, ...(offer ? { offer } : {}) };
      end(address, await signInAt({ address, send: send.signIn, sync: send.sync }));
    },
    tell(error) {
      const { error: _, ...rest } = state.value;
      state.value = error ? { ...rest, error } : rest;
    },
  };
}
