/** Persons of lists, and what is said of them: whose they are, and who is somebody else. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';

const index = anIndex(
  { id: 'lunhang', name: '仑航调味食品股份有限公司', contacts: ['苗若晨 <mrc@lunhang.example>'], domains: ['lunhang.example'] },
  { id: 'suiwan', name: '穗湾环保科技有限公司', contacts: ['苗若晨 <miao@suiwan.example>'], domains: ['suiwan.example'] },
  { id: 'miao', name: '苗若晨', kind: 'consumer', contacts: ['苗若晨 <mrc1984@163.com>'] },
  { id: 'kettleby', name: 'Kettleby Instruments Ltd', contacts: ['Nora Whitlock'], domains: ['kettleby.example'] },
  { id: 'dunmore', name: 'Dunmore Gantries Ltd', contacts: ['Nora Whitlock', 'Carl Osten'], domains: ['dunmore.example'] },
);

/** Each mention of a person in reading order: the customers that may be meant, `none` where it is nobody's. */
function persons(text: string, name: string): string[] {
  const reading = aReading([{ role: 'page', text }]);
  const { mentions } = resolveMentions(reading, findMentions(reading.blocks, index), noContext);
  return [...text.matchAll(new RegExp(name, 'g'))].map(({ index: start }) => {
    const found = mentions.find((mention) => mention.start === start);
    return found ? `${found.candidates.map(({ customerId }) => customerId).sort()}` : 'none';
  });
}

describe('a list of persons', () => {
  it('has nobody of ours in the row of a company that is no customer', () => {
    const text = '姓名\n单位\n备注\n苗若晨\n仑航调味食品\n—\n苗若晨\n穗湾环保科技\n—\n苗若晨\n市图书馆\n读者\n';
    expect(persons(text, '苗若晨')).toEqual(['lunhang', 'suiwan', 'none']);
  });

  it('keeps who has no company, and whose address is in the row', () => {
    const text =
      '苗若晨\n仑航调味食品\n—\n苗若晨\n穗湾环保科技\n—\n苗若晨\n个人\nmrc1984@163.com\n苗若晨\n（写错的名称）\nmiao@suiwan.example\n';
    expect(persons(text, '苗若晨').slice(2)).toEqual(['miao', 'suiwan']);
  });

  it('is read by the side that most rows have the company on', () => {
    const text = 'Kettleby Instruments\nNora Whitlock\n\nDunmore Gantries\nCarl Osten\n\nMilltown Gazette\nNora Whitlock\n';
    expect(persons(text, 'Nora Whitlock')).toEqual(['kettleby', 'none']);
  });

  it('is none where two rows do not agree', () => {
    const text = 'Kettleby Instruments\nNora Whitlock\nher holiday is in May\n';
    expect(persons(text, 'Nora Whitlock')).toEqual(['kettleby']);
  });
});

describe('what is said of a person', () => {
  it('makes somebody else of a name', () => {
    const text = 'Kettleby Instruments asked.\nNora Whitlock, historian at the University of Milltown, will speak.';
    expect(persons(text, 'Nora Whitlock')).toEqual(['none']);
  });

  it('names the customer', () => {
    const text = 'Nora Whitlock, head of purchasing at Kettleby Instruments, will call; Nora Whitlock, who pays, too.';
    expect(persons(text, 'Nora Whitlock')).toEqual(['kettleby', 'kettleby']);
  });
});
