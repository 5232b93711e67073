/** Why nobody is shown for a mail, in the order in which a rep can do something about it. */
import { expect, test } from 'vitest';
import { type Filters, findFilteredSender } from '../../lib/background/find-filtered-sender.ts';
import { readManagedBlocks } from '../../lib/platform/managed-blocks.ts';

const filters: Filters = {
  own: new Set(['mine@shop.example']),
  company: new Set(['news@letters.example', 'mine@shop.example']),
  companyDomains: ['spam.example'],
  ownDomains: ['lanting.example'],
};

test.each([
  ['MINE@shop.example', 'you'],
  ['news@letters.example', 'company'],
  ['any@mail.spam.example', 'company'],
  ['chen@lanting.example', 'colleague'],
])('%s: %s', (address, by) => {
  expect(findFilteredSender(address, filters)).toMatchObject({ address, by });
});

test('anybody else is not held back, nor a page without a sender', () => {
  expect(findFilteredSender('li@huaheng.example', filters)).toBeUndefined();
  expect(findFilteredSender('x@notspam.example', filters)).toBeUndefined();
  expect(findFilteredSender(undefined, filters)).toBeUndefined();
});

test('a policy names addresses and domains; what is neither is passed over', () => {
  expect(
    readManagedBlocks(['News@Letters.example ', '@spam.example', 'other.example', 'no domain', 'a b@c.example', 7, '']),
  ).toEqual({
    addresses: ['news@letters.example'],
    domains: ['spam.example', 'other.example'],
  });
  expect(readManagedBlocks('all')).toEqual({ addresses: [], domains: [] });
});
