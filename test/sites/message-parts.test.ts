/** Bodies of messages -> what their author wrote, signatures, and earlier mail. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { messagePartSteps, splitMessageText } from '../../lib/sites/message-parts.ts';
import { finish } from '../../lib/sites/visible-text.ts';

/** `role: text` of each block, white space collapsed. */
function say(blocks: readonly { readonly role: string; readonly text: string }[]): string[] {
  return blocks.map(({ role, text }) => `${role}: ${text.replace(/\s+/g, ' ').trim()}`);
}

function splitHtml(html: string): string[] {
  const { body } = new JSDOM(html).window.document;
  return say(finish(messagePartSteps(body, {})));
}

describe('plain text', () => {
  test('lines that begin with > are earlier mail, with the line that announces them', () => {
    expect(say(splitMessageText('Fine.\n\nOn Monday, Ann Lee wrote:\n> Is it?\n> Really?\n\nYes.\n'))).toEqual([
      'body: Fine.',
      'quote: On Monday, Ann Lee wrote: > Is it? > Really?',
      'body: Yes.',
    ]);
  });

  test.each([
    '在 2026-11-20，李薇 <li@huaheng.example> 写道：',
    '2026年11月20日，李薇寫道：',
    'Le 3 mars 2026, Helena Whitfield a écrit :',
    'Am 3. März 2026 schrieb Jörg Müller, und alle anderen schrieb:',
    'Op 28/10/2026 12:46 heeft Anna de Wit <a.dewit@arveno.example> geschreven:',
    'Dnia 28/10/2026, 12:46 użytkownik „Ann Lee” <ann@arveno.example> napisał:',
    '----- Weitergeleitete Nachricht ----- Von: Ann Lee <ann@arveno.example> An: Bo',
  ])('after "%s" the rest is earlier mail', (line) => {
    expect(say(splitMessageText(`Fine.\n${line}\nold text\nmore\n`))).toEqual(['body: Fine.', `quote: ${line} old text more`]);
  });

  test.each([
    '-----Original Message-----',
    '------------------ 原始邮件 ------------------',
    '---------- Forwarded message ---------',
  ])('after "%s" the rest is earlier mail', (line) => {
    expect(say(splitMessageText(`Fine.\n${line}\nold text\n`))).toEqual(['body: Fine.', `quote: ${line} old text`]);
  });

  test('words between dashes begin earlier mail in any language when a header follows, and are a heading else', () => {
    const forwarded = '-------- Messaggio Inoltrato --------\nOggetto: \tOfferta\nMittente: Ann Lee\n\nCiao\n';
    expect(say(splitMessageText(`Ecco.\n${forwarded}`))).toEqual([
      'body: Ecco.',
      'quote: -------- Messaggio Inoltrato -------- Oggetto: Offerta Mittente: Ann Lee Ciao',
    ]);
    expect(say(splitMessageText('Hi\n---- Agenda ----\nFirst the plates, then lunch.\n'))).toEqual([
      'body: Hi ---- Agenda ---- First the plates, then lunch.',
    ]);
  });

  test('a line with an address that announces nothing is the author’s own', () => {
    expect(say(splitMessageText('Write to Ann <ann@arveno.example> before the 3rd.\nThanks\n'))).toEqual([
      'body: Write to Ann <ann@arveno.example> before the 3rd. Thanks',
    ]);
  });

  test('a repeated header begins earlier mail without a separator', () => {
    expect(say(splitMessageText('Fine.\n\nFrom: Ann Lee\nSent: Monday\nTo: me\n\nold text'))).toEqual([
      'body: Fine.',
      'quote: From: Ann Lee Sent: Monday To: me old text',
    ]);
    expect(say(splitMessageText('好的。\n发件人：李薇\n发送时间：周一\n旧文'))).toEqual([
      'body: 好的。',
      'quote: 发件人：李薇 发送时间：周一 旧文',
    ]);
  });

  test('one line that looks like a header is no earlier mail', () => {
    expect(say(splitMessageText('From: here on we pay in euros.\nSee you.'))).toEqual([
      'body: From: here on we pay in euros. See you.',
    ]);
  });

  test('two dashes begin a signature, which ends at a quote', () => {
    expect(say(splitMessageText('Hello\n-- \nAnn Lee\nAcme\n> old\n'))).toEqual([
      'body: Hello',
      'signature: -- Ann Lee Acme',
      'quote: > old',
    ]);
    expect(say(splitMessageText('--\nnot a signature: nothing stands before it'))).toEqual([
      'body: -- not a signature: nothing stands before it',
    ]);
  });

  test('no character is lost', () => {
    const text = 'a\n> b\n\nc\n-- \nd\nOn 1 May, X wrote:\n> e\nFrom: f\nTo: g\nh';
    expect(
      splitMessageText(text)
        .map((block) => block.text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(text.replace(/\s/g, ''));
  });
});

describe('HTML', () => {
  test('marked quotes and signatures are parts of their own', () => {
    expect(
      splitHtml(
        '<p>Yes, <b>Ar</b>veno wants it.</p><div class="gmail_signature">Ann</div><p>On Monday, Bo wrote:</p><blockquote>Do they?</blockquote>',
      ),
    ).toEqual(['body: Yes, Arveno wants it.', 'quote: On Monday, Bo wrote:', 'signature: Ann', 'quote: Do they?']);
  });

  test('an answer below the quote is not earlier mail', () => {
    expect(splitHtml('<p>On Monday, Bo wrote:</p><blockquote>Do they?</blockquote><p>They do.</p>')).toEqual([
      'quote: On Monday, Bo wrote:',
      'body: They do.',
      'quote: Do they?',
    ]);
  });

  test('a quote inside a quote is read once', () => {
    expect(splitHtml('Yes<blockquote>b<blockquote>a</blockquote></blockquote>')).toEqual(['body: Yes', 'quote: b a']);
  });
});
