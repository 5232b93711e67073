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
        'From: Ann <a@x.example>\nTo: b@y.example\nSubject: Offer\n\nHello\n--\nAnn\nOn Mon, Jan 8, 2024 Bob wrote:\n> old\nolder',
      ),
    ).toEqual([
      'sender: From: Ann <a@x.example>',
      'recipient: To: b@y.example',
      'subject: Subject: Offer',
      'body: Hello',
      'signature: -- / Ann',
      'quote: On Mon, Jan 8, 2024 Bob wrote: / > old / older',
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
