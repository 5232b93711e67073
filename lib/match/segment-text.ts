/** Plain text of a mail or page -> which parts of it are header, body, signature and quoted earlier mail. */
import type { BlockRole } from '../model/page.ts';

/** A stretch of whole lines with one role; stretches follow each other without gaps. */
export interface TextSegment {
  readonly role: BlockRole;
  readonly start: number;
  readonly end: number;
}

const senderLabel =
  /^\s*(?:from|sender|发件人|發件人|寄件者|寄件人|差出人|送信元|보낸사람|von|de|da|van|od|fra|från|lähettäjä|от|feladó|kimden|expéditeur)\s*[:：]/i;
const recipientLabel =
  /^\s*(?:to|cc|bcc|recipients?|收件人|收件者|抄送|副本|密送|宛先|送信先|받는사람|an|à|a|para|aan|do|til|till|vastaanottaja|кому|címzett|kime|komu|kopie?|kopia|копия)\s*[:：]/i;
const subjectLabel =
  /^\s*(?:subject|主题|主題|主旨|标题|標題|件名|제목|betreff|objet|oggetto|asunto|assunto|onderwerp|temat|emne|ämne|aihe|тема|tárgy|konu|předmět|predmet)\s*[:：]/i;
const otherLabel =
  /^\s*(?:date|sent|时间|時間|日期|发送时间|發送時間|寄件日期|日時|日付|datum|data|fecha|dato|дата|dátum|tarih|päivämäärä|priority|importance|attachments?|附件)\s*[:：]/i;
/** The line that a mail program puts over the mail it answers, in the languages whose words we know. */
const quoteLead =
  /^\s*(?:-{2,}\s*(?:original message|forwarded message|原始邮件|原始郵件|转发的邮件|轉寄的郵件|回复的原邮件)|on .{4,120} wrote\s*:\s*$|(?:在|于|於)?.{4,100}(?:写道|寫道|书面写道)\s*[:：]\s*$|_{10,}\s*$)/i;
/** And in any language: words between dashes, or a date and an address with a colon behind them. */
const ruledLead = /^\s*-{4,}\s*\S[^-]{2,60}\S\s*-{3,}\s*:?\s*$/;
const datedLead = /^\s*(?=.{0,160}\d{1,2}[./:年-]\d{1,2}).{0,200}\S@\S.{0,60}[:：]\s*$/;
const quotedLine = /^\s*(?:>|＞|\|\s)/;
const signatureLead = /^\s*(?:--|—|––|__)\s*$/;
/** Lines that a header may have at most before the text begins, in the middle of a page too. */
const mostHeaderLines = 12;

/**
 * Header lines at the top and again inside the text count: the second header begins quoted mail. A signature goes from its line
 * of dashes to the next quote. Linear in the text.
 */
export function segmentText(text: string): TextSegment[] {
  const segments: TextSegment[] = [];
  const push = (role: BlockRole, start: number, end: number): void => {
    const last = segments.at(-1);
    if (last && last.role === role) segments[segments.length - 1] = { role, start: last.start, end };
    else segments.push({ role, start, end });
  };
  let state: 'body' | 'signature' | 'quote' = 'body';
  let hasHeader = false;
  let headerLines = 0;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    // Labels and leads are short; a line of a megabyte is looked at only where it begins.
    const line = text.slice(start, Math.min(end, start + 240));
    if (quotedLine.test(line)) push('quote', start, end);
    else if (state === 'quote') push('quote', start, end);
    else if (leadsQuote(line)) {
      state = 'quote';
      push('quote', start, end);
    } else if (senderLabel.test(line)) {
      if (hasHeader && headerLines === 0) state = 'quote';
      hasHeader = true;
      headerLines = mostHeaderLines;
      push(state === 'quote' ? 'quote' : 'sender', start, end);
    } else if (headerLines > 0 && (recipientLabel.test(line) || subjectLabel.test(line) || otherLabel.test(line))) {
      headerLines--;
      push(subjectLabel.test(line) ? 'subject' : recipientLabel.test(line) ? 'recipient' : 'body', start, end);
    } else if (!hasHeader && subjectLabel.test(line)) push('subject', start, end);
    else {
      if (line.trim() === '') headerLines = 0;
      else if (headerLines > 0) headerLines--;
      if (signatureLead.test(line)) state = 'signature';
      push(state, start, end);
    }
    start = end;
  }
  return segments;
}

/** Whether a line stands over quoted mail. The patterns are asked only where they can match: a text may have a million lines. */
function leadsQuote(line: string): boolean {
  const text = line.trim();
  if (/[:：]$/.test(text)) return quoteLead.test(text) || (text.includes('@') && datedLead.test(text));
  return /^[-_]/.test(text) && (quoteLead.test(text) || ruledLead.test(text));
}

/** Role of the segment that an offset is in; `body` beyond the end. */
export function roleAt(segments: readonly TextSegment[], offset: number): BlockRole {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return segments[low]?.role ?? 'body';
}
