/** Who is on a page, as chips: everybody once, and nobody as a stranger whom the rep has named. */
import { expect, test } from 'vitest';
import { mergeFrames, type Page } from '../../lib/messages/page-state.ts';
import type { EvidenceKind, Mention } from '../../lib/model/mention.ts';
import { buildChips } from '../../lib/panel/build-chips.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const [customer] = sampleCompany({ seed: 7, now: Date.parse('2026-11-20T02:00:00Z') }).customers;
if (!customer) throw new Error('the sample company has customers');
const rows = new Map([[customer.id, { customer, revision: 1, touchpoints: [] }]]);

/** A message by 王伟, whose address nobody knows; the customer is named with this evidence. */
function pageWith(surface: string, evidence: EvidenceKind): Page {
  const mention: Mention = {
    block: 0,
    start: 0,
    end: surface.length,
    surface,
    candidates: [{ customerId: customer?.id ?? '', confidence: 1, evidence, matched: surface }],
  };
  const page = mergeFrames({
    frames: {
      0: {
        documentId: 'd',
        site: 'generic',
        step: 'adapter',
        view: 'message',
        subjectKey: 'key',
        roles: ['sender'],
        times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
        resolution: {
          mentions: [mention],
          customers: [{ customerId: customer?.id ?? '', confidence: 1, mentions: [0] }],
          choices: [],
          unknownSender: { address: 'wangwei@mail.example', name: '王伟' },
        },
      },
    },
  });
  if (!page) throw new Error('there is a page');
  return page;
}

const kinds = (page: Page) => buildChips(page, rows).map(({ kind }) => kind);

test('a sender whom the rep has told is no stranger, whatever the address', () => {
  expect(kinds(pageWith('王伟', 'choice'))).toEqual(['customer']);
});

test('a sender is a stranger as long as nobody has told, and when somebody else was told', () => {
  expect(kinds(pageWith('王伟', 'contact-name'))).toEqual(['customer', 'unknown']);
  expect(kinds(pageWith('李薇', 'choice'))).toEqual(['customer', 'unknown']);
});

test('no page has no chips', () => {
  expect(buildChips(undefined, rows)).toEqual([]);
});
