/** Plain texts of mails -> their parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleAt, segmentText } from '../../lib/match/segment-text.ts';

function roles(text: string): string[] {
  return segmentText(text).map(({ role, start, end }) => `${role}: ${text.slice(start, end).trim().replaceAll('\n', ' / ')}`);
}

describe('the parts of a plain text', () => {
  it('are header lines, body, signature and quote of an English mail', () => {
    expect(
      roles(
        'From: Ann <a@x.example>\nTo: b@y.example\nSubject: Offer\n\nHello\n--\nAnn\nOn Mon, Jan 8, 2024 Bob wrote:\n\nold\nolder',
      ),
    ).toEqual([
      'sender: From: Ann <a@x.example>',
      'recipient: To: b@y.example',
      'subject: Subject: Offer',
      'body: Hello',
      'signature: -- / Ann',
      'quote: On Mon, Jan 8, 2024 Bob wrote: /  / old / older',
    ]);
  });

  it('are those of a Chinese mail', () => {
    expect(roles('寄件者：安\n收件者：我\n主旨：報價\n\n您好\n在 2024年1月8日 17:37，方健斌 <f@x.example> 写道：\n> 旧')).toEqual(
      [
        'sender: 寄件者：安',
        'recipient: 收件者：我',
        'subject: 主旨：報價',
        'body: 您好',
        'quote: 在 2024年1月8日 17:37，方健斌 <f@x.example> 写道： / > 旧',
      ],
    );
  });

  it('begin a quote at the second header', () => {
    expect(roles('发件人: 甲\n主题: 一\n\n正文\n\n发件人: 乙\n主题: 二\n旧文').at(-1)).toBe(
      'quote: 发件人: 乙 / 主题: 二 / 旧文',
    );
  });

  it.each([
    '---------- Weitergeleitete Nachricht ---------',
    'El 28/10/2021 12:46, "John Doe" <john.doe@x.example> escribió:',
    '28/10/2021 12:46 időpontban John Doe (john.doe@x.example) ezt írta:',
    '-------- Original Message --------',
  ])('begin a quote in any language: %s', (lead) => {
    expect(roles(`Hello\n${lead}\nold`)).toEqual(['body: Hello', `quote: ${lead} / old`]);
  });

  it.each(['Please write to ann@x.example:', 'Meeting 10:30, room 5:', '--- 3 ---'])('do not begin a quote with: %s', (line) => {
    expect(roles(`Hello\n${line}\nmore`)).toHaveLength(1);
  });

  it('return to the body after a line that is quoted in passing', () => {
    expect(roles('a\n> b\nc')).toEqual(['body: a', 'quote: > b', 'body: c']);
  });

  const body = (text: string, hasMarkedQuotes = false): string[] =>
    segmentText(text, { isBody: true, hasMarkedQuotes }).map(
      ({ role, start, end }) => `${role}: ${text.slice(start, end).trim().replace(/\n+/g, ' / ')}`,
    );

  it.each([
    'From: Ann <ann@x.example>\nDate: Thursday, 28 October 2027 at 12:46\nTo: b@y.example\nSubject: Clamps',
    '发件人: 李薇 <li@x.example>\n发送时间: 2027年3月1日 9:12\n收件人: 陈晨\n主题: 夹具',
    '寄件者: 李薇 <li@x.example>\n傳送日期: 2027年3月1日\n收件者: 陳晨\n主旨: 夾具',
    '差出人: 佐藤 <sato@x.example>\n日付: 2027年3月1日\n宛先: b@y.example\n件名: 見積',
    'Von: Anne <anne@x.example>\nGesendet: Montag, 1. März 2027 09:12\nAn: b@y.example\nBetreff: Klemmen',
    'De : Anne <anne@x.example>\nEnvoyé : lundi 1 mars 2027\nÀ : b@y.example\nObjet : Colliers',
    'Od: Anna <anna@x.example>\nData: czwartek, 28 października 2027\nDo: b@y.example\nTemat: Zaciski',
    'От: Анна <anna@x.example>\nДата: четверг\nКому: b@y.example\nТема: Хомуты',
    'Kimden: Ayşe <ayse@x.example>\nTarih: Perşembe\nKime: b@y.example\nKonu: Kelepçe',
    '*From:* Ann <ann@x.example>\n*Sent:* Wednesday\n*Subject:* Clamps',
    '发件人：李薇\n发送时间：周一',
  ])('begin a quote of a body at a header nobody announces: %s', (header) => {
    expect(body(`Fine.\n\n${header}\n\nold text`).map((part) => part.slice(0, 11))).toEqual([
      'body: Fine.',
      `quote: ${header.slice(0, 4)}`,
    ]);
    expect(body(`${header}\nold text`)).toHaveLength(1);
  });

  it('keep a telephone list and a sentence with a colon in the body', () => {
    expect(body('Tel: 12 34\nE-mail: ann@x.example\nWeb: x.example\nFax: 5')).toHaveLength(1);
    expect(body('From: here on we pay in euros.\nSee you.')).toHaveLength(1);
    expect(body('Agenda\n----- Part one -----\nprices: up')).toHaveLength(1);
    expect(body('--- Part one ---\nprices: up')).toHaveLength(1);
  });

  it('know a lead that the mail program broke in two', () => {
    expect(body('Yes.\n\nOn Wed, Oct 27, 2027 at 9:31 AM Ann Lee <ann@x.example>\nwrote:\n\n> old')).toEqual([
      'body: Yes.',
      'quote: On Wed, Oct 27, 2027 at 9:31 AM Ann Lee <ann@x.example> / wrote: / > old',
    ]);
  });

  it('know a header that stands in one line with its rule', () => {
    expect(body('Yes.\n ----- Weitergeleitete Nachricht ----- Von: Anne <a@x.example>An: b@y.example\nold')).toHaveLength(2);
  });

  it('give an answer below a quote back to its author', () => {
    expect(body('On 04/02/2027 06:26 PM, Ann wrote:\n> Hi\nHello').at(-1)).toBe('body: Hello');
    expect(body('On Monday, Bo Lind wrote:\n\nThey do.', true)).toEqual(['quote: On Monday, Bo Lind wrote:', 'body: They do.']);
  });

  it.each(['Sent from my iPhone', '发自我的 iPhone', '發自我的手機', 'Von meinem iPhone gesendet', 'Get Outlook for iOS', '--'])(
    'begin a signature with: %s',
    (line) => {
      expect(body(`Hello\n\n${line}\nAnn\n> old`).map((part) => part.split(':')[0])).toEqual(['body', 'signature', 'quote']);
    },
  );

  it.each(['Best regards,', 'Mit freundlichen Grüßen', '此致', '祝好'])('begin a signature with a closing: %s', (line) => {
    expect(body(`Hello\n\n${line}\nAnn Lee\nAcme`).at(-1)).toBe(`signature: ${line} / Ann Lee / Acme`);
    expect(body(`${line}\n${'a long line of text that goes on and on '.repeat(4)}`)).toHaveLength(1);
  });

  it('take time in proportion to a text made to be slow', () => {
    const best = (times: number) => {
      const text = 'Regards\n\n____________\nOn 1.1.2027\n'.repeat(times);
      const runs = Array.from({ length: 9 }, () => {
        // Of this thread alone: what else the machine does is no matter.
        const before = process.threadCpuUsage();
        segmentText(text, { isBody: true });
        return process.threadCpuUsage(before).user;
      });
      return Math.min(...runs);
    };
    best(1000);
    // Four times as long a text: 4 when linear, 16 when each line looks at all others.
    expect(best(8000) / best(2000)).toBeLessThan(9);
  });

  it('cover any text without a gap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('From: x', 'Subject: y', '> q', '--', 'On x wrote:', '', 'text', '写道：'), { maxLength: 20 }),
        (lines) => {
          const text = lines.join('\n');
          const segments = segmentText(text);
          expect(segments.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
          for (const { role, start } of segments) expect(roleAt(segments, start)).toBe(role);
        },
      ),
    );
  });
});
