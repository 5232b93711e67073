/** What a page was read as and what is true of it -> what of it is right, customers and direction included. */
import { describeTouchpoint } from '../../lib/background/describe-touchpoint.ts';
import { NameIndexBuilder } from '../../lib/match/build-name-index.ts';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import type { ExportHead } from '../../lib/model/export.ts';
import type { PageReading } from '../../lib/model/page.ts';
import { participantText } from '../../lib/sites/participants.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import type { PageTruth } from './page-truth.ts';

/** Absent where a page has nothing of the kind. */
export interface Verdict {
  readonly step: PageReading['step'];
  readonly view: boolean;
  /** The customer whom the page is about; in a list, every customer it names. */
  readonly customers?: boolean;
  readonly participants?: boolean;
  readonly direction?: boolean;
  readonly identity?: boolean;
}

const now = Date.parse('2026-11-22T08:00:00Z');
const { customers, company, staff } = sampleCompany({ seed: 1, now });
const builder = new NameIndexBuilder({ seed: 1 });
builder.add(customers);
const index = builder.finish();
const context = {
  ownDomains: company.domains,
  ownNames: [company.name, ...company.names],
  ownStaff: staff.map(({ name }) => name),
  choices: new Map<string, string>(),
  rejected: new Set<string>(),
  blockedAddresses: new Set<string>(),
};

/** Name and address apart, so that a page that shows only one of them is not blamed for the other. */
function samePerson(read: string | undefined, expected: string): boolean {
  const address = /<(.+)>/.exec(expected)?.[1];
  return read !== undefined && (address === undefined ? read === expected : read.toLowerCase().includes(address));
}

function sameRecipients(read: readonly string[], expected: readonly string[]): boolean {
  return read.length === expected.length && expected.every((person) => read.some((one) => samePerson(one, person)));
}

/** Whether the names of a reading's people are those of the page too; a page that names nobody else is right without. */
export function judgeReading(reading: PageReading, truth: PageTruth): Verdict {
  const resolution = resolveMentions(reading, findMentions(reading.blocks, index), context);
  const found = resolution.customers.map(({ customerId }) => customers.find(({ id }) => id === customerId)?.legalName);
  const primary = customers.find(({ id }) => id === resolution.primaryCustomerId);
  const { message } = reading;
  const rightCustomers =
    truth.customers !== undefined
      ? truth.customers.every((name) => found.includes(name))
      : truth.primary === undefined
        ? undefined
        : (primary?.legalName ?? null) === truth.primary;
  const [anyone] = customers;
  const direction =
    truth.direction !== undefined && anyone && message
      ? describeTouchpoint(
          primary ?? anyone,
          'e-mail',
          {
            ...reading,
            documentId: '',
            roles: reading.blocks.map(({ role }) => role),
            resolution,
            times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
          } as Parameters<typeof describeTouchpoint>[2],
          { company, staff } as unknown as ExportHead,
          now,
        ).direction === truth.direction
      : truth.direction === undefined
        ? undefined
        : false;
  const participants =
    truth.from === undefined && truth.to === undefined
      ? undefined
      : (truth.from === undefined || samePerson(message?.from && participantText(message.from), truth.from)) &&
        (truth.to === undefined || sameRecipients((message?.to ?? []).map(participantText), truth.to));
  return {
    step: reading.step,
    view: reading.view === truth.view,
    ...(rightCustomers === undefined ? {} : { customers: rightCustomers }),
    ...(participants === undefined ? {} : { participants }),
    ...(direction === undefined ? {} : { direction }),
    ...(truth.identity ? { identity: message?.identity !== undefined } : {}),
  };
}
