/** What several customers of a page share -> the one in whose line or row it stands; a word and a person that hint at each other. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';

const index = anIndex(
  {
    id: 'print',
    name: '东莞市鸿征印刷有限公司',
    aliases: ['鸿征'],
    domains: ['hzprint.example'],
    contacts: ['沈国栋', '黄美玲'],
  },
  { id: 'metal', name: '苏州鸿征精密机械有限公司', aliases: ['鸿征'], domains: ['hzjm.example'], contacts: ['沈国栋'] },
  { id: 'red', name: 'Redwillow Analytics LLC', domains: ['redwillow.example'], contacts: ['John Smith'] },
  { id: 'north', name: 'Northgatten Dental Inc', contacts: ['John Smith'] },
  { id: 'ning', name: '黎宁体育用品有限公司', aliases: ['黎宁'] },
  { id: 'paper', name: '杭州嘉稔文具有限公司', domains: ['jiaren.example'], contacts: ['黎宁'] },
  { id: 'carrier', name: 'Carrier Wolverton Ltd', aliases: ['Carrier'], contacts: ['Frank Ledger'] },
);

/** `surface|customers` of the mentions that read like this. */
function owners(text: string, surface: string): string[] {
  const reading = aReading([{ role: 'page', text }]);
  const { mentions } = resolveMentions(reading, findMentions(reading.blocks, index), noContext);
  return mentions
    .filter((one) => one.surface === surface)
    .map(({ candidates }) => candidates.map((one) => one.customerId).join());
}

describe('what two customers of a list share', () => {
  it('is the company whose row it leads', () => {
    expect(owners('鸿征\n黄美玲\nhzprint.example\n鸿征\n沈国栋\nhzjm.example', '鸿征')).toEqual(['print', 'metal']);
  });

  it('is the person behind the company of the row', () => {
    const list = 'Redwillow Analytics LLC\nJohn Smith\nredwillow.example\nNorthgatten Dental Inc\nJohn Smith\n—';
    expect(owners(list, 'John Smith')).toEqual(['red', 'north']);
  });

  it('is the person before the company of the row, where people lead', () => {
    const list = 'Contact\nCompany\nJohn Smith\nRedwillow Analytics LLC\nJohn Smith\nNorthgatten Dental Inc\n';
    expect(owners(list, 'John Smith')).toEqual(['red', 'north']);
  });

  it('is the only one that is certain in its line', () => {
    const text = 'Redwillow Analytics LLC sends its regards.\nNorthgatten Dental Inc: John Smith has called.';
    expect(owners(text, 'John Smith')).toEqual(['north']);
  });

  it('stays a choice in a sentence that names both, and far from either', () => {
    const both = 'Redwillow Analytics LLC and Northgatten Dental Inc are here, says John Smith.';
    expect(owners(both, 'John Smith')).toEqual(['red,north']);
    expect(owners('Redwillow Analytics LLC\nNorthgatten Dental Inc\n\nPlease call John Smith today.', 'John Smith')).toEqual([
      'red,north',
    ]);
  });
});

describe('a word that is a name too and a person of its customer', () => {
  it('hint at each other side by side', () => {
    expect(owners('Frank Ledger\nCarrier\n—', 'Carrier')).toEqual(['carrier']);
    expect(owners('Frank Ledger\nCarrier\n—', 'Frank Ledger')).toEqual(['carrier']);
  });

  it('do not from afar', () => {
    expect(owners('Frank Ledger has called about the crate. The next one is late.\n\nCarrier', 'Carrier')).toEqual([]);
  });
});

describe('a word that is a name too, in a list of names', () => {
  it.each([
    ['before a name that leaves no doubt', 'Carrier and Redwillow Analytics both reported.', ['carrier']],
    ['behind one, over another', '昨天 Redwillow Analytics、Carrier 签约', ['carrier']],
    ['before a comma, as a greeting is', 'Carrier, Redwillow Analytics called again.', []],
    ['beside a word that is nobody', 'Carrier and cabin both leaked.', []],
    ['alone', 'Carrier is what they call it.', []],
  ])('%s', (_, text, expected) => {
    expect(owners(text, 'Carrier')).toEqual(expected);
  });
});

describe('a person with an address of their own', () => {
  const known = 'redwillow.example\n';

  it.each([
    ['at the customer', `${known}John Smith\nOwner\njohn.smith@redwillow.example`, ['red']],
    ['at another company', `${known}John Smith\nCity Council\njohn.smith@council.example`, []],
    ['at a public provider', `${known}John Smith\nOwner\njohn.smith@gmail.com`, ['red']],
    ['that is somebody else’s', `${known}John Smith\nOwner\nmary.jones@council.example`, ['red']],
  ])('%s', (_, text, expected) => {
    expect(owners(text, 'John Smith')).toEqual(expected);
  });
});

describe('a company that is called as somebody elsewhere is', () => {
  it('is the person on a page of the person’s company', () => {
    expect(owners('黎宁 <ln@jiaren.example>\n您好', '黎宁')).toEqual(['paper']);
  });

  it('is the company on any other page', () => {
    expect(owners('黎宁涨价了', '黎宁')).toEqual(['ning']);
  });
});

it('whom the page names oftener is offered first', () => {
  const text = 'hzjm.example hzjm.example\n\n\n\n\n\n鸿征的货和东莞市鸿征印刷有限公司 hzjm.example';
  expect(owners(text, '鸿征')).toEqual(['metal,print']);
});
