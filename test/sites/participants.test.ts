/** Texts of header fields -> people. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOfLink, findAddress, parseParticipants, participantText, toParticipant } from '../../lib/sites/participants.ts';

describe('people of a header field', () => {
  test.each([
    ['Ann Lee <ann@x.example>', [{ name: 'Ann Lee', address: 'ann@x.example' }]],
    ['"Doe, John" <j@x.example>', [{ name: 'Doe, John', address: 'j@x.example' }]],
    ['Okafor, Marcus D. <m@x.example>', [{ name: 'Okafor, Marcus D.', address: 'm@x.example' }]],
    [
      '王小明 <wang@yunfan.example>；李薇<li@huaheng.example>',
      [
        { name: '王小明', address: 'wang@yunfan.example' },
        { name: '李薇', address: 'li@huaheng.example' },
      ],
    ],
    ['a@x.example, b@y.example', [{ address: 'a@x.example' }, { address: 'b@y.example' }]],
    ['发件人：李薇（li@huaheng.example）', [{ name: '李薇', address: 'li@huaheng.example' }]],
    ['To: Ann Lee <ann@x.example>', [{ name: 'Ann Lee', address: 'ann@x.example' }]],
    ['ann@x.example <ann@x.example>', [{ address: 'ann@x.example' }, { address: 'ann@x.example' }]],
    ['Ann Lee', [{ name: 'Ann Lee' }]],
    ['邮箱：ann@x.example', [{ address: 'ann@x.example' }]],
    ['', []],
  ])('%s', (text, people) => {
    expect(parseParticipants(text)).toEqual(people);
  });

  test('what is written for one person reads as that person', () => {
    const name = fc.stringMatching(/^[A-Z\u4e00-\u9fa5][a-z\u4e00-\u9fa5]{1,12}( [A-Z][a-z]{1,12})?$/);
    const address = fc.stringMatching(/^[a-z][a-z0-9.]{0,10}[a-z0-9]@[a-z]{2,10}\.example$/);
    fc.assert(
      fc.property(name, address, (person, mail) => {
        expect(parseParticipants(participantText({ name: person, address: mail }))).toEqual([{ name: person, address: mail }]);
      }),
    );
  });

  test('no text takes more than linear time', () => {
    const time = (length: number) => {
      const text = 'a'.repeat(length);
      // Of this thread alone: what else the machine does is no matter.
      const before = process.threadCpuUsage();
      parseParticipants(text);
      return process.threadCpuUsage(before).user;
    };
    const best = (length: number) => Math.min(...Array.from({ length: 9 }, () => time(length)));
    time(10_000);
    // Four times as long a text: 4 when linear, 16 when each character looks at all others.
    expect(best(200_000) / best(50_000)).toBeLessThan(9);
  });
});

describe('addresses', () => {
  test.each([
    ['write to ann@x.example.', 'ann@x.example'],
    ['邮箱li.wei@huaheng.example，谢谢', 'li.wei@huaheng.example'],
    ['请回复li@huaheng.example谢谢', 'li@huaheng.example'],
    ['no address @ all', undefined],
    [`a@${Array.from({ length: 7 }, () => 'x'.repeat(60)).join('.')}.example and b@x.example`, 'b@x.example'],
    ['@handle and x@y', undefined],
  ])('%s', (text, address) => {
    expect(findAddress(text)).toBe(address);
  });

  test.each([
    ['mailto:ann@x.example?subject=Hi%20a@b.example', 'ann@x.example'],
    ['MAILTO:ann%40x.example', 'ann@x.example'],
    ['mailto:%E0%A4%A', undefined],
    ['https://x.example/ann@x.example', undefined],
    ['mailto:', undefined],
  ])('%s', (href, address) => {
    expect(addressOfLink(href)).toBe(address);
  });
});

test('a person without name and address is nobody', () => {
  expect(toParticipant(' ', undefined)).toBeUndefined();
  expect(toParticipant('收件人：', undefined)).toBeUndefined();
});
