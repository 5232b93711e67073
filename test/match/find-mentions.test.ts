/** Blocks and an index, or layers of them -> the mentions that must be found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameIndexBuilder } from '../../lib/match/build-name-index.ts';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { layNames, NameIndex } from '../../lib/match/name-index.ts';
import { aCustomer, anIndex, type CustomerDraft } from './a-customer.ts';

const acme: CustomerDraft = {
  id: 'acme',
  name: 'Acmero GmbH',
  aliases: ['阿克美罗'],
  domains: ['acmero.example'],
  contacts: ['Li Wei <li.wei@acmero.example>', 'Ann Berg <ann@gmail.com>'],
};

function find(text: string, ...drafts: CustomerDraft[]) {
  return findMentions([{ role: 'body', text }], anIndex(...drafts));
}

describe('a mention', () => {
  it('says which block and span it is, what matched and why', () => {
    const index = anIndex(acme);
    const blocks = [
      { role: 'subject' as const, text: 'Offer' },
      { role: 'body' as const, text: 'to Acmero GmbH' },
    ];
    expect(findMentions(blocks, index)).toEqual([
      {
        block: 1,
        start: 3,
        end: 14,
        surface: 'Acmero GmbH',
        candidates: [{ customerId: 'acme', confidence: 0.93, evidence: 'legal-name', matched: 'Acmero GmbH' }],
      },
    ]);
  });

  it('names the contact whose address it is', () => {
    const [mention] = find('from Li.Wei@ACMERO.example.', acme);
    expect(mention?.surface).toBe('Li.Wei@ACMERO.example');
    expect(mention?.candidates[0]).toMatchObject({
      evidence: 'contact-address',
      contactId: 'acme-1',
      matched: 'li.wei@acmero.example',
    });
  });

  it('is a domain when the address is nobody’s', () => {
    const [mention] = find('from info@mail.acmero.example', acme);
    expect(mention?.candidates[0]).toMatchObject({ evidence: 'customer-domain', matched: 'acmero.example' });
  });

  it('has all customers that share a name, address or domain', () => {
    const other = { ...acme, id: 'other' };
    expect(
      find('Acmero, li.wei@acmero.example', acme, other).map(({ candidates }) => candidates.map(({ customerId }) => customerId)),
    ).toEqual([
      ['acme', 'other'],
      ['acme', 'other'],
    ]);
  });

  it('never is a public mail domain, but may be a contact’s address there', () => {
    expect(
      find('gmail.com bob@gmail.com ann@gmail.com', { ...acme, domains: ['gmail.com', 'qq.com'] }).map(({ surface }) => surface),
    ).toEqual(['ann@gmail.com']);
  });

  it('is nothing in an address or host of somebody else', () => {
    expect(find('acmero-sales.example acmero@rival.example www.acmero.example.net', acme)).toEqual([]);
  });

  it('is found in any of a thousand and one blocks', () => {
    const blocks = Array.from({ length: 1001 }, (_, at) => ({ role: 'row' as const, text: at === 1000 ? '阿克美罗' : '—' }));
    expect(findMentions(blocks, anIndex(acme)).map(({ block }) => block)).toEqual([1000]);
  });

  it('is found in a text of ten thousand unfinished names within the time of a test', () => {
    const text = '北京市海淀区中关村'.repeat(50_000) + '@'.repeat(50_000) + 'a.'.repeat(50_000);
    expect(find(`${text} Acmero`, acme)).toHaveLength(1);
  });
});

describe('a page made to be slow', () => {
  const chain: CustomerDraft[] = [
    { id: 'a', name: '桐海桐海桐', aliases: ['桐海桐'] },
    { id: 'b', name: '海桐海桐海', aliases: ['海桐海'] },
    { id: 'c', name: 'Planetor Ltd' },
  ];

  it('is bounded: names that overlap each other from end to end', () => {
    const mentions = find('桐海'.repeat(200_000), ...chain);
    expect(mentions.length).toBeGreaterThan(100);
    for (const [at, { start }] of mentions.entries()) expect(start).toBeGreaterThanOrEqual(mentions[at - 1]?.end ?? 0);
  });

  it('is bounded: a word looked for all over the page, again and again', () => {
    expect(find('Planetor. '.repeat(150_000), ...chain).length).toBeLessThanOrEqual(20_000);
  });
});

/** Short names over few letters, so that customers share names and lose them again. */
const draft = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  name: fc.constantFrom(
    '华星桐科技有限公司',
    '上海华星桐科技有限公司',
    'Acmero GmbH',
    'Acmero Foods Ltd',
    '桐和药业股份有限公司',
  ),
  aliases: fc.array(fc.constantFrom('华星桐', 'Acmero', '桐和', 'Foodsy'), { maxLength: 2 }),
  domains: fc.array(fc.constantFrom('acmero.example', 'huaxing.example'), { maxLength: 1 }),
  contacts: fc.array(fc.constantFrom('王小明 <wang@acmero.example>', 'Li Wei'), { maxLength: 2 }),
});
const uniqueDrafts = fc.uniqueArray(draft, { selector: ({ id }) => id, maxLength: 5 });
const page =
  '华星桐科技与Acmero Foods Ltd、桐和药业签约。王小明 wang@acmero.example，Li Wei；Acmero 华星桐 www.huaxing.example Foodsy，上海华星桐科技有限公司';

describe('changed customers laid over a large index', () => {
  it('are found as if the index had been built anew', () => {
    fc.assert(
      fc.property(
        uniqueDrafts,
        uniqueDrafts,
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
        (before, changed, removed) => {
          const kept = changed.filter(({ id }) => !removed.some((one) => one === id));
          const replaced = new Set([...changed.map(({ id }) => id), ...removed]);
          const layered = layNames(anIndex(...before), anIndex(...kept), replaced);
          const rebuilt = anIndex(...before.filter(({ id }) => !replaced.has(id)), ...kept);
          const answers = [layered, rebuilt].map((names) =>
            findMentions([{ role: 'body', text: page }], names).map((mention) => ({
              ...mention,
              candidates: [...mention.candidates].sort((left, right) => (left.customerId < right.customerId ? -1 : 1)),
            })),
          );
          expect(answers[0]).toEqual(answers[1]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the builder', () => {
  it('builds the same in slices as in one go, and pauses', async () => {
    const drafts = Array.from({ length: 3000 }, (_, number) => aCustomer({ id: `c${number}`, name: `Firm${number} Foods Ltd` }));
    const inOneGo = new NameIndexBuilder({ seed: 5 });
    inOneGo.add(drafts);
    const inSlices = new NameIndexBuilder({ seed: 5 });
    for (let from = 0; from < drafts.length; from += 1000) inSlices.add(drafts.slice(from, from + 1000));
    let pauses = 0;
    const index = await inSlices.finishInSlices(async () => {
      pauses++;
    }, 0);
    expect(index.toBytes()).toEqual(inOneGo.finish().toBytes());
    expect(pauses).toBeGreaterThan(5);
  });

  it('takes a seed of its own when none is given', () => {
    const seeds = new Set(Array.from({ length: 8 }, () => new NameIndexBuilder().finish().seed));
    expect(seeds.size).toBeGreaterThan(1);
  });

  it('keeps an index small: bytes a customer with its texts', () => {
    const builder = new NameIndexBuilder({ seed: 1 });
    builder.add(Array.from({ length: 20_000 }, (_, number) => aCustomer({ id: `c${number}`, name: `Firm${number} Foods Ltd` })));
    const index = builder.finish();
    expect(NameIndex.fromBytes(index.toBytes().buffer).nameCount).toBe(20_000);
    expect(index.toBytes().length / 20_000).toBeLessThan(75);
  });
});
