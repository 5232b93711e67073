/** A rep asks for a customer, the manager adds it, and the next mail of its sender has a card. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { proposeCustomer } from '../../lib/background/propose-customer.ts';
import { Recogniser } from '../../lib/background/recogniser.ts';
import type { PageReading } from '../../lib/model/page.ts';
import { decideCustomerProposal, fetchCustomerProposals } from '../../lib/sources/customer-proposals.ts';
import { baseUrl, type Client, createWorld, managerToken, repToken, type World } from '../support/sync-world.ts';

const address = 'nora@velde-werkzeuge.example';
const proposal = { id: crypto.randomUUID(), name: 'Velde Werkzeuge GmbH', address };
const rep = { connection: { baseUrl, token: repToken } };
const manager = { baseUrl, token: managerToken };
let world: World;
let client: Client;

beforeAll(async () => {
  world = await createWorld(Date.parse('2026-11-20T08:00:00Z'));
  client = world.openClient(repToken);
  await client.sync({ isAsked: true });
});
afterAll(() => world.close());
afterEach(() => vi.unstubAllGlobals());

/** Requests of the test reach the backend of the world; what was sent is kept. */
function throughWorld(): string[] {
  const bodies: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    bodies.push(String(init?.body ?? ''));
    return world.backend.app.fetch(new Request(url, init));
  });
  return bodies;
}

const mail: PageReading = {
  site: 'generic',
  step: 'adapter',
  view: 'message',
  subjectKey: 'mail',
  message: { from: { name: 'Nora Velde', address }, to: [], subject: 'Secret plans' },
  blocks: [{ role: 'sender', text: `Nora Velde <${address}>` }],
};

test('asked for, accepted, synced: the sender who was unknown is the new customer', async () => {
  const bodies = throughWorld();
  expect((await new Recogniser(client.database).recognise(mail)).unknownSender?.address).toBe(address);
  expect(await proposeCustomer(proposal, rep)).toEqual({ kind: 'sent' });
  expect(JSON.parse(bodies[0] ?? '')).toEqual(proposal);
  const listed = await fetchCustomerProposals(manager);
  expect(listed.ok && listed.value.proposals).toEqual([{ ...proposal, staffId: expect.any(String), proposedOn: '2026-11-20' }]);
  expect(await decideCustomerProposal(manager, { id: proposal.id, decision: 'accept' })).toEqual({ ok: true, value: 'done' });
  expect(await decideCustomerProposal(manager, { id: proposal.id, decision: 'accept' })).toEqual({ ok: true, value: 'gone' });
  await client.sync({ isAsked: true });
  const seen = await new Recogniser(client.database).recognise(mail);
  expect(seen.unknownSender).toBeUndefined();
  expect(seen.primaryCustomerId).toBe(seen.customers[0]?.customerId);
  expect(seen.customers).toHaveLength(1);
});

test('without a network, and without a backend, it says so and nothing is kept back', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no network');
  });
  expect(await proposeCustomer(proposal, rep)).toEqual({ kind: 'not-sent', reason: 'offline' });
  expect(await proposeCustomer(proposal, {})).toEqual({ kind: 'not-sent', reason: 'unsupported' });
  expect(await proposeCustomer(proposal, { connection: { baseUrl, token: '' } })).toEqual({
    kind: 'not-sent',
    reason: 'unsupported',
  });
});

test('a backend that knows no proposals is not asked in vain without a word', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 404 }));
  expect(await proposeCustomer(proposal, rep)).toEqual({ kind: 'not-sent', reason: 'unsupported' });
});
