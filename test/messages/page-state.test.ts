/** Frames of a tab -> one page: the open message leads. */
import { expect, test } from 'vitest';
import { type FrameState, mergeFrames } from '../../lib/messages/page-state.ts';

function aFrame(more: Partial<FrameState> & { readonly customers?: readonly string[]; readonly primary?: string }): FrameState {
  const { customers = [], primary, ...frame } = more;
  return {
    documentId: 'd',
    site: 'generic',
    step: 'text',
    view: 'other',
    subjectKey: 'key',
    roles: [],
    times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
    resolution: {
      mentions: [],
      customers: customers.map((customerId) => ({ customerId, confidence: 0.9, mentions: [] })),
      choices: [],
      ...(primary === undefined ? {} : { primaryCustomerId: primary }),
    },
    ...frame,
  };
}

test('no frame, no page', () => {
  expect(mergeFrames(undefined)).toBeUndefined();
  expect(mergeFrames({ frames: {} })).toBeUndefined();
});

test('an open message is about itself, not about the list around it', () => {
  const list = aFrame({ view: 'list', subjectKey: 'inbox', customers: ['L1', 'L2'], primary: 'L1' });
  const message = aFrame({ view: 'message', subjectKey: 'mail 5', customers: ['M1'], primary: 'M1' });
  const page = mergeFrames({ frames: { 0: list, 4: message } });
  expect(page).toMatchObject({ subjectKey: 'mail 5', primaryCustomerId: 'M1' });
  expect(page?.customers.map((customer) => customer.customerId)).toEqual(['M1']);
});

test('a message without a text of its own is also about the plain text in another frame', () => {
  const text = aFrame({ view: 'other', subjectKey: 'text', customers: ['B1'], primary: 'B1' });
  const list = aFrame({ view: 'list', subjectKey: 'inbox', customers: ['L1'], primary: 'L1' });
  const of = (roles: FrameState['roles']) => {
    const lead = aFrame({ view: 'message', subjectKey: 'mail 5', roles });
    return mergeFrames({ frames: { 0: lead, 3: list, 4: text } });
  };
  expect(of(['sender', 'subject'])).toMatchObject({ subjectKey: 'mail 5', primaryCustomerId: 'B1' });
  expect(of(['sender', 'subject'])?.customers.map(({ customerId }) => customerId)).toEqual(['B1']);
  expect(of(['sender', 'subject', 'body'])?.customers).toEqual([]);
});

test('in one document with a message and a list, who is named only in the list is left out', () => {
  const mention = (block: number, customerId: string) => ({
    block,
    start: 0,
    end: 1,
    surface: 'x',
    candidates: [{ customerId, confidence: 1, evidence: 'alias' as const, matched: 'x' }],
  });
  const frame = aFrame({ view: 'message', roles: ['row', 'body'] });
  const resolution = {
    ...frame.resolution,
    mentions: [mention(0, 'LIST'), mention(1, 'BODY'), mention(0, 'BODY')],
    customers: [
      { customerId: 'BODY', confidence: 1, mentions: [1, 2] },
      { customerId: 'LIST', confidence: 1, mentions: [0] },
    ],
  };
  const read = (view: FrameState['view']) =>
    mergeFrames({ frames: { 0: { ...frame, view, resolution } } })?.customers.map((customer) => customer.customerId);
  expect(read('message')).toEqual(['BODY']);
  expect(read('list')).toEqual(['BODY', 'LIST']);
});

test('whose page it is nobody in the list decides when the message names no customer', () => {
  const frame = aFrame({ view: 'message', roles: ['row', 'body'] });
  const candidates = [{ customerId: 'LIST', confidence: 1, evidence: 'alias' as const, matched: 'x' }];
  const resolution = {
    mentions: [{ block: 0, start: 0, end: 1, surface: 'x', candidates }],
    customers: [{ customerId: 'LIST', confidence: 1, mentions: [0] }],
    primaryCustomerId: 'LIST',
    choices: [],
    unknownSender: { address: 'stranger@elsewhere.example' },
  };
  expect(mergeFrames({ frames: { 0: { ...frame, resolution } } })?.primaryCustomerId).toBeUndefined();
});

test('frames of equal standing are one page, each customer once', () => {
  const page = mergeFrames({
    frames: { 0: aFrame({ customers: ['A'] }), 2: aFrame({ subjectKey: 'b', customers: ['B', 'A'], primary: 'B' }) },
  });
  expect(page?.customers.map((customer) => customer.customerId)).toEqual(['B', 'A']);
  expect(page).toMatchObject({ primaryCustomerId: 'B', subjectKey: 'b' });
});
