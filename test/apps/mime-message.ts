/** A sample mail -> its MIME message, byte by byte as mail programs of its kind write it. */
import type { MailPerson, SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';

type Charset = 'utf-8' | 'gb18030' | 'iso-8859-1';

let gb18030Codes: ReadonlyMap<string, number> | undefined;

/** Two-byte part of GB18030, turned round from the decoder that every platform has. */
function gb18030Table(): ReadonlyMap<string, number> {
  if (gb18030Codes) return gb18030Codes;
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if (character.length === 1 && character !== '\ufffd') codes.set(character, (lead << 8) | trail);
    }
  gb18030Codes = codes;
  return codes;
}

function encode(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  if (charset === 'iso-8859-1') return Buffer.from(text, 'latin1');
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = gb18030Table().get(character);
      if (pair === undefined) throw new Error(`Not in two-byte GB18030: ${character}`);
      bytes.push(pair >> 8, pair & 0xff);
    }
  }
  return Buffer.from(bytes);
}

/** An encoded word for each run of characters, none longer than a header line may be (RFC 2047). */
function headerText(text: string, wanted: Charset): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  // A mail program takes another charset for a field that its own cannot write.
  const charset = wanted === 'iso-8859-1' && !/^[\x20-\xff]*$/.test(text) ? 'utf-8' : wanted;
  const words: string[] = [];
  let run = '';
  for (const character of [...text, '']) {
    if (run !== '' && (character === '' || encode(run + character, charset).length > 42)) {
      words.push(`=?${charset}?B?${encode(run, charset).toString('base64')}?=`);
      run = '';
    }
    run += character;
  }
  return words.join('\r\n ');
}

function person({ name, address }: MailPerson, charset: Charset): string {
  if (name === '') return address;
  const isPlain = /^[\x20-\x7e]*$/.test(name);
  return `${isPlain ? `"${name.replace(/(["\\])/g, '\\$1')}"` : headerText(name, charset)} <${address}>`;
}

function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n').trimEnd();
}

/** Quoted-printable with lines of 60 characters, so that soft line breaks fall inside words and names. */
function quotedPrintable(bytes: Buffer): string {
  let out = '';
  let column = 0;
  for (const byte of bytes) {
    if (byte === 0x0a) {
      out += '\r\n';
      column = 0;
      continue;
    }
    const code =
      byte >= 0x20 && byte <= 0x7e && byte !== 0x3d
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (column + code.length > 60) {
      out += '=\r\n';
      column = 0;
    }
    out += code;
    column += code.length;
  }
  return out;
}

/** RFC 5322 date in UTC. */
function mailDate(sentAt: number): string {
  return new Date(sentAt).toUTCString().replace('GMT', '+0000');
}

/** Headers of a part with their content, below the headers of the message. */
interface MimePart {
  readonly headers: readonly string[];
  readonly content: string;
}

function textPart(text: string, type: 'plain' | 'html', encoding: SampleMail['encoding']): MimePart {
  if (encoding === 'latin-1')
    return {
      headers: [`Content-Type: text/${type}; charset=iso-8859-1`, 'Content-Transfer-Encoding: quoted-printable'],
      content: quotedPrintable(encode(text, 'iso-8859-1')),
    };
  if (encoding === 'flowed')
    return {
      headers: [`Content-Type: text/${type}; charset=utf-8; format=flowed`, 'Content-Transfer-Encoding: 8bit'],
      content: text.replaceAll('\n', '\r\n'),
    };
  const charset = encoding === 'gb18030' ? 'gb18030' : 'utf-8';
  return {
    headers: [`Content-Type: text/${type}; charset=${charset}`, 'Content-Transfer-Encoding: base64'],
    content: base64Lines(encode(text, charset)),
  };
}

function multipart(kind: 'alternative' | 'mixed', parts: readonly MimePart[], boundary: string): MimePart {
  const pieces = parts.map((part) => [`--${boundary}`, ...part.headers, '', part.content].join('\r\n'));
  return {
    headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    content: [...pieces, `--${boundary}--`].join('\r\n'),
  };
}

/** The MIME message of a sample mail, with CRLF line ends. The same mail gives the same bytes. */
export function mimeMessage(mail: SampleMail): Buffer {
  const charset: Charset = mail.encoding === 'gb18030' ? 'gb18030' : mail.encoding === 'latin-1' ? 'iso-8859-1' : 'utf-8';
  const plain = textPart(mail.text, 'plain', mail.encoding);
  const boundary = `part-${mail.key}`;
  let root: MimePart =
    mail.html === undefined
      ? plain
      : multipart('alternative', [plain, textPart(mail.html, 'html', mail.encoding)], `${boundary}-a`);
  const extras = mail.attachments.map(
    (attachment): MimePart => ({
      headers: [
        `Content-Type: ${attachment.type}; charset=utf-8`,
        `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(attachment.fileName)}`,
        'Content-Transfer-Encoding: base64',
      ],
      content: base64Lines(Buffer.from(attachment.content)),
    }),
  );
  if (mail.attached)
    extras.push({ headers: ['Content-Type: message/rfc822'], content: mimeMessage(mail.attached).toString('utf8') });
  if (extras.length > 0) root = multipart('mixed', [root, ...extras], `${boundary}-m`);
  const headers = [
    `From: ${person(mail.from, charset)}`,
    `To: ${mail.to.map((to) => person(to, charset)).join(', ')}`,
    ...(mail.cc.length === 0 ? [] : [`Cc: ${mail.cc.map((cc) => person(cc, charset)).join(', ')}`]),
    ...(mail.subject === '' ? [] : [`Subject: ${headerText(mail.subject, charset)}`]),
    `Date: ${mailDate(mail.sentAt)}`,
    `Message-ID: ${mail.messageId}`,
    ...(mail.inReplyTo === undefined ? [] : [`In-Reply-To: ${mail.inReplyTo}`, `References: ${mail.inReplyTo}`]),
    'MIME-Version: 1.0',
    ...root.headers,
  ];
  // Everything but a flowed text is ASCII by now.
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${root.content}\r\n`, 'utf8');
}
