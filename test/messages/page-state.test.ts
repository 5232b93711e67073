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

test('frames of equal standing are one page, each customer once', () => {
  const page = mergeFrames({
    frames: { 0: aFrame({ customers: ['A'] }), 2: aFrame({ subjectKey: 'b', customers: ['B', 'A'], primary: 'B' }) },
  });
  expect(page?.customers.map((customer) => customer.customerId)).toEqual(['B', 'A']);
  expect(page).toMatchObject({ primaryCustomerId: 'B', subjectKey: 'b' });
});
