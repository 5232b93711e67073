/** The manager's decisions on customers that reps asked for: each is sent once, and the list says how it went. */
import { afterEach, expect, test, vi } from 'vitest';
import { createNewcomersSlice } from '../../lib/console/create-newcomers-slice.ts';

const first = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Velde GmbH',
  address: 'nora@velde.example',
  staffId: 's-1',
  proposedOn: '2026-11-20',
};
const second = { ...first, id: '00000000-0000-4000-8000-000000000002', name: 'Other GmbH' };

/** A backend that answers decisions as told, and remembers them. */
function aBackend(status = 200): unknown[] {
  const decisions: unknown[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    if (init.method !== 'POST') return new Response(JSON.stringify({ proposals: [first, second] }));
    decisions.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({}), { status });
  });
  return decisions;
}

async function aSlice() {
  const refresh = vi.fn(async () => undefined);
  const slice = createNewcomersSlice({ connection: () => ({ baseUrl: 'https://backend.example', token: 't' }), refresh });
  await slice.load();
  return { slice, refresh };
}

afterEach(() => vi.unstubAllGlobals());

test('an accepted one leaves the list, and the data is fetched anew', async () => {
  const decisions = aBackend();
  const { slice, refresh } = await aSlice();
  slice.callbacks.decide(first.id, 'accept');
  slice.callbacks.decide(first.id, 'accept');
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
  expect(decisions).toEqual([{ id: first.id, decision: 'accept' }]);
  expect(slice.view.value).toEqual({ kind: 'loaded', proposals: [second], notice: { kind: 'accepted', name: 'Velde GmbH' } });
});

test('one that somebody else decided is gone, and nothing is fetched', async () => {
  aBackend(404);
  const { slice, refresh } = await aSlice();
  slice.callbacks.decide(second.id, 'dismiss');
  await vi.waitFor(() => expect(slice.view.value).toMatchObject({ notice: { kind: 'gone', name: 'Other GmbH' } }));
  expect(refresh).not.toHaveBeenCalled();
});

test('a decision that does not arrive keeps its line and says why', async () => {
  aBackend(500);
  const { slice } = await aSlice();
  slice.callbacks.decide(first.id, 'accept');
  await vi.waitFor(() => expect(slice.view.value).toMatchObject({ notice: { kind: 'failed' }, proposals: [first, second] }));
});
