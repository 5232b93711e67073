/** The manager's decisions on proposed names: each is sent once, and the list says how it went. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createNamesSlice } from '../../lib/console/create-names-slice.ts';

const proposal = {
  customerId: 'c-1',
  customerName: 'Acmero GmbH',
  kind: 'is',
  surface: 'Acmero Tools',
  count: 2,
  firstOn: '2026-11-20',
  isEffective: true,
} as const;
const other = { ...proposal, surface: 'Acmero North' };

/** A backend that answers decisions as told, and remembers them. */
function aBackend(status = 200) {
  const decisions: unknown[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    if (init.method !== 'POST') return new Response(JSON.stringify({ proposals: [proposal, other] }));
    decisions.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({ isChanged: true }), { status });
  });
  return decisions;
}

async function aSlice() {
  const refresh = vi.fn(async () => undefined);
  const slice = createNamesSlice({ connection: () => ({ baseUrl: 'https://backend.example', token: 't' }), refresh });
  await slice.load();
  return { slice, refresh };
}

function keyOf(slice: Awaited<ReturnType<typeof aSlice>>['slice'], place: number): string {
  const view = slice.view.value;
  return view.kind === 'loaded' ? (view.proposals[place]?.key ?? '') : '';
}

describe('names that reps proposed', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('are accepted once, whoever clicks twice; the cache is brought up to date', async () => {
    const decisions = aBackend();
    const { slice, refresh } = await aSlice();
    const key = keyOf(slice, 0);
    slice.callbacks.decide(key, 'accept');
    slice.callbacks.decide(key, 'dismiss');
    expect(slice.view.value).toMatchObject({ proposals: [{ isDeciding: true }, {}] });
    await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    expect(decisions).toEqual([{ customerId: 'c-1', kind: 'is', surface: 'Acmero Tools', decision: 'accept' }]);
    expect(slice.view.value).toMatchObject({
      proposals: [{ surface: 'Acmero North' }],
      notice: { kind: 'accepted', customerName: 'Acmero GmbH' },
    });
  });

  test('leave the list when somebody else decided, and stay when the backend is away', async () => {
    aBackend(404);
    const { slice } = await aSlice();
    slice.callbacks.decide(keyOf(slice, 0), 'accept');
    await vi.waitFor(() => expect(slice.view.value).toMatchObject({ notice: { kind: 'gone' } }));
    aBackend(503);
    slice.callbacks.decide(keyOf(slice, 0), 'dismiss');
    await vi.waitFor(() =>
      expect(slice.view.value).toMatchObject({ notice: { kind: 'failed' }, proposals: [{ surface: 'Acmero North' }] }),
    );
  });
});
