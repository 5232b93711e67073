/** Mentions with their roles and what we were told -> customers, primary, choices. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { choiceKey, type ResolveContext, rejectionKey, resolveMentions } from '../../lib/match/resolve-mentions.ts';
import type { PageReading, TextBlock } from '../../lib/model/page.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';

const index = anIndex(
  { id: 'acme', name: 'Acmero GmbH', domains: ['acmero.example'], contacts: ['王伟 <wang@acmero.example>', 'Ann Berg'] },
  { id: 'birch', name: 'Birchwell Ltd', domains: ['birchwell.example'], contacts: ['王伟', 'Ann Bergman'] },
  { id: 'twin1', name: 'Twinora Ltd', aliases: ['Twinora'] },
  { id: 'twin2', name: 'Twinora GmbH', aliases: ['Twinora'] },
);

function resolve(blocks: readonly TextBlock[], context: Partial<ResolveContext> = {}, message?: PageReading['message']) {
  const reading = aReading(blocks, message);
  return resolveMentions(reading, findMentions(reading.blocks, index), { ...noContext, ...context });
}
const body = (text: string): TextBlock[] => [{ role: 'body', text }];

describe('the primary customer', () => {
  it('is the sender, however often another is mentioned', () => {
    const { primaryCustomerId, customers } = resolve([
      { role: 'sender', text: 'X <x@birchwell.example>' },
      { role: 'subject', text: 'Acmero GmbH' },
      { role: 'body', text: 'Acmero GmbH '.repeat(20) },
    ]);
    expect(primaryCustomerId).toBe('birch');
    expect(customers.map(({ customerId }) => customerId)).toEqual(['birch', 'acme']);
  });

  it('is the subject before the body when the sender is nobody', () => {
    expect(resolve([{ role: 'subject', text: 'Birchwell Ltd' }, ...body('Acmero GmbH, Acmero GmbH')]).primaryCustomerId).toBe(
      'birch',
    );
  });

  it('is the body before a quote', () => {
    expect(
      resolve([{ role: 'quote', text: 'Acmero GmbH Acmero GmbH Acmero GmbH' }, ...body('Birchwell Ltd')]).primaryCustomerId,
    ).toBe('birch');
  });

  it('is nobody whom only earlier mail of a stranger names', () => {
    const blocks: TextBlock[] = [
      { role: 'quote', text: 'Acmero GmbH' },
      ...body('Fine.\n-----Original Message-----\nAcmero GmbH'),
    ];
    const stranger = { from: { address: 'x@elsewhere.example' }, to: [] };
    expect(resolve(blocks, {}, stranger)).toMatchObject({ customers: [{ customerId: 'acme' }] });
    expect(resolve(blocks, {}, stranger).primaryCustomerId).toBeUndefined();
  });

  it('is nobody whom only the lines of a list beside the open message name, and the message before them', () => {
    const beside = Array.from({ length: 6 }, (): TextBlock => ({ role: 'row', text: 'Acmero GmbH' }));
    const of = (blocks: readonly TextBlock[], view: PageReading['view']) => {
      const reading: PageReading = { ...aReading(blocks, { from: { address: 'x@elsewhere.example' }, to: [] }), view };
      return resolveMentions(reading, findMentions(reading.blocks, index), noContext);
    };
    expect(of(beside, 'message')).toMatchObject({ customers: [{ customerId: 'acme' }] });
    expect(of(beside, 'message').primaryCustomerId).toBeUndefined();
    expect(of(beside, 'compose').primaryCustomerId).toBeUndefined();
    expect(of(beside, 'list').primaryCustomerId).toBe('acme');
    expect(of([...beside, ...body('Birchwell Ltd')], 'message').primaryCustomerId).toBe('birch');
  });

  it('is whose mail a colleague forwards', () => {
    const blocks = body('FYI\n-----Original Message-----\nFrom: Ann <wang@acmero.example>\nSubject: x\n\nhello');
    const colleague = { from: { address: 'bo@ours.example' }, to: [] };
    const { primaryCustomerId, mentions } = resolve(blocks, { ownDomains: ['ours.example'] }, colleague);
    expect(primaryCustomerId).toBe('acme');
    expect(mentions[0]).toMatchObject({ role: 'quote' });
  });

  it('is read from the header lines of a plain text', () => {
    const text = 'From: Ann <a@birchwell.example>\nTo: me\nSubject: x\n\nAcmero GmbH, Acmero GmbH\n> Acmero GmbH';
    expect(resolve([{ role: 'page', text }]).primaryCustomerId).toBe('birch');
  });

  it('is nobody when only a choice is left', () => {
    const { primaryCustomerId, customers, choices } = resolve(body('Twinora called'));
    expect(primaryCustomerId).toBeUndefined();
    expect(customers).toEqual([]);
    expect(choices).toMatchObject([
      { key: 'twinora', surface: 'Twinora', candidates: [{ customerId: 'twin1' }, { customerId: 'twin2' }] },
    ]);
  });
});

describe('several customers under one name', () => {
  it('are decided by the legal form', () => {
    expect(resolve(body('Twinora GmbH called')).primaryCustomerId).toBe('twin2');
  });

  it('are decided by another mention that is certain', () => {
    const { mentions } = resolve(body('王伟 of Birchwell Ltd'));
    expect(mentions[0]).toMatchObject({ surface: '王伟', candidates: [{ customerId: 'birch', contactId: 'birch-1' }] });
  });

  it('stay a choice when both are certain to be on the page', () => {
    expect(resolve(body('王伟, Birchwell Ltd and Acmero GmbH')).choices.map(({ key }) => key)).toEqual(['王伟']);
  });

  it('are decided by a choice made before', () => {
    const { primaryCustomerId, choices, mentions } = resolve(body('Twinora called'), {
      choices: new Map([[choiceKey('TWINORA'), 'twin2']]),
    });
    expect(primaryCustomerId).toBe('twin2');
    expect(choices).toEqual([]);
    expect(mentions[0]?.candidates).toMatchObject([{ customerId: 'twin2', evidence: 'choice' }]);
  });

  it('are decided by rejecting the others', () => {
    expect(resolve(body('Twinora called'), { rejected: new Set([rejectionKey('Twinora', 'twin1')]) }).primaryCustomerId).toBe(
      'twin2',
    );
  });
});

describe('what is never a customer', () => {
  it('is a person without a second hint', () => {
    expect(resolve(body('Ann Berg called')).mentions).toEqual([]);
  });

  it('is what the rep has rejected', () => {
    expect(resolve(body('Acmero GmbH'), { rejected: new Set([rejectionKey('acmero gmbh', 'acme')]) }).mentions).toEqual([]);
  });

  it('is our own company, colleague or address', () => {
    const context = { ownDomains: ['acmero.example'], ownNames: ['Birchwell Ltd'], ownStaff: ['王伟'] };
    expect(resolve(body('wang@acmero.example x@mail.acmero.example Birchwell Ltd 王伟'), context).mentions).toEqual([]);
  });

  it('is a blocked address', () => {
    expect(resolve(body('wang@acmero.example'), { blockedAddresses: new Set(['wang@acmero.example']) }).mentions).toEqual([]);
  });
});

describe('the sender', () => {
  const from = { name: 'New Person', address: 'New@Unknown.example' };

  it('is unknown when the address is no customer’s', () => {
    const blocks: TextBlock[] = [{ role: 'sender', text: 'New Person <New@Unknown.example>' }];
    expect(resolve(blocks, {}, { from, to: [] }).unknownSender).toEqual({
      name: 'New Person',
      address: 'new@unknown.example',
      domain: 'unknown.example',
    });
  });

  it('is not unknown when it is one of us, blocked, or a customer', () => {
    expect(resolve([], { ownDomains: ['unknown.example'] }, { from, to: [] }).unknownSender).toBeUndefined();
    expect(resolve([], { blockedAddresses: new Set(['new@unknown.example']) }, { from, to: [] }).unknownSender).toBeUndefined();
    const customer = { address: 'wang@acmero.example' };
    expect(
      resolve([{ role: 'sender', text: 'wang@acmero.example' }], {}, { from: customer, to: [] }).unknownSender,
    ).toBeUndefined();
  });
});

describe('confidence', () => {
  it('grows with more evidence and never reaches past 1', () => {
    const one = resolve(body('Acmero GmbH')).customers[0]?.confidence ?? 0;
    const more = resolve(body('Acmero GmbH, wang@acmero.example, www.acmero.example')).customers[0]?.confidence ?? 0;
    expect(more).toBeGreaterThan(one);
    expect(more).toBeLessThanOrEqual(1);
  });

  it('puts the strongest mention of a customer first', () => {
    const { customers, mentions } = resolve(body('Acmero then wang@acmero.example'));
    expect(mentions[customers[0]?.mentions[0] ?? -1]?.surface).toBe('wang@acmero.example');
  });
});
