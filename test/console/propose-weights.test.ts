/** From the effects that the backend counted to a draft with the proposed weights, and to the published playbook. */

import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPlaybookSlice, type PlaybookSlice } from '../../lib/console/create-playbook-slice.ts';
import type { ExportHead } from '../../lib/model/export.ts';
import { createBackend } from '../../server/create-backend.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { openMemoryDatabase } from '../support/database-template.ts';

const now = Date.parse('2026-11-20T09:00:00Z');
const baseUrl = 'http://backend.example';
const rep = 'sample-rep-chenchen';
const manager = 'sample-manager-zhang';

let request: (token: string, path: string, body?: object) => Promise<Response>;
let slice: PlaybookSlice;
let close: () => Promise<void>;
const head = signal<ExportHead | undefined>(undefined);

beforeEach(async () => {
  const database = await openMemoryDatabase();
  const { app } = await createBackend({ database, sample: sampleCompany({ seed: 7, now }), now: () => now });
  close = () => database.close();
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => app.fetch(new Request(input, init)));
  request = async (token, path, body) =>
    app.request(path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const refresh = async (): Promise<void> => {
    const {
      createdAt: _at,
      shards: _shards,
      ...found
    } = (await (await request(manager, '/v1/manifest')).json()) as ExportHead & {
      createdAt: string;
      shards: object[];
    };
    head.value = found;
  };
  await refresh();
  slice = createPlaybookSlice({ head, connection: () => ({ baseUrl, token: manager }), refresh, saveFile: () => undefined });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await close();
});

/** Actions of a rule that were taken, and what came of each. */
async function decide(ruleId: string, outcomes: readonly ('worked' | 'failed')[]): Promise<void> {
  const decisions = outcomes.flatMap((outcome, place) => {
    const taken = crypto.randomUUID();
    const common = {
      customerId: 'c-0001',
      ruleId,
      playbookVersion: 1,
      decidedAt: new Date(now - (place + 1) * 3_600_000).toISOString(),
    };
    return [
      { ...common, id: taken, kind: 'taken', followUpOn: '2026-11-19' },
      { ...common, id: crypto.randomUUID(), kind: 'outcome', of: taken, outcome },
    ];
  });
  expect((await request(rep, '/v1/decisions', { decisions })).status).toBe(200);
}

test('what worked is proposed to be raised, what failed to be lowered; taken into a draft, looked at, and published', async () => {
  await decide('keep-in-touch', ['worked', 'worked', 'worked', 'worked', 'failed']);
  await decide('ask-referral', ['failed', 'failed', 'failed', 'failed', 'failed']);
  await decide('thank-mvc', ['worked', 'worked', 'worked', 'worked']);
  await slice.loadEffects();
  const { proposals } = slice.view.value;
  expect(proposals.map(({ ruleId, verdict, from, to, basis }) => [ruleId, verdict, from, to, basis])).toEqual([
    ['ask-referral', 'weaken', 1, 0.8, 5],
    ['keep-in-touch', 'standardise', 1, 1.25, 5],
  ]);
  expect(proposals[1]?.sentence.en).toContain('80 %');
  const before = head.value?.playbook;

  slice.callbacks.takeWeights(['keep-in-touch']);
  await vi.waitFor(() => expect(slice.view.value.draft.kind).toBe('checked'));
  const { draft } = slice.view.value;
  if (draft.kind !== 'checked') throw new Error('no draft');
  expect(draft.changes).toMatchObject([{ kind: 'weight', ruleId: 'keep-in-touch', from: 1, to: 1.25 }]);

  slice.callbacks.publish(draft.basedOn);
  await vi.waitFor(() => expect(slice.view.value.draft.kind).toBe('published'));
  const after = head.value?.playbook;
  expect(after?.version).toBe((before?.version ?? 0) + 1);
  expect(after?.rules['keep-in-touch']?.weight).toBe(1.25);
  expect({ ...after, version: 0, rules: {} }).toEqual({ ...before, version: 0, rules: {} });
});

test('effects that prove nothing propose nothing', async () => {
  await decide('keep-in-touch', ['worked', 'worked', 'worked', 'worked']);
  await slice.loadEffects();
  expect(slice.view.value.proposals).toEqual([]);
  slice.callbacks.takeWeights(['keep-in-touch']);
  await vi.waitFor(() => expect(slice.view.value.draft.kind).toBe('checked'));
  expect(slice.view.value.draft).toMatchObject({ changes: [] });
});
