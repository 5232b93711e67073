/** One line of a mail -> whether it is a header line, stands over quoted mail, or begins a signature, in the languages of mail programs. */

/** What a header line says. */
export type HeaderKind = 'sender' | 'recipient' | 'subject' | 'date';

/** Labels of header lines as mail programs write them, in lower case. */
const labels: Readonly<Record<HeaderKind, string>> = {
  sender:
    'from|sender|发件人|發件人|寄件者|寄件人|来自|來自|差出人|送信元|送信者|보낸사람|보낸 사람|von|absender|de|de la|da|van|od|fra|från|lähettäjä|от|отправитель|feladó|kimden|gönderen|' +
    'expéditeur|expeditorul|remitente|remetente|mittente|afzender|avsender|afsender|avsändare|nadawca|odesílatel|odosielateľ|šalje|saatja|від|від кого|pošiljatelj|από',
  recipient:
    'to|cc|bcc|recipients?|收件人|收件者|抄送|副本|密送|密件副本|宛先|送信先|받는사람|받는 사람|참조|an|à|a|para|aan|do|til|till|vastaanottaja|кому|címzett|kime|komu|kopie|kopia|kopi|kopio|kópia|kópie|' +
    'копия|копія|másolat|másolatot kap|dw|bilgi|prima|destinatarul|destinataire|destinatario|adresat|pre|prejemnik|kopija|προς',
  subject:
    'subject|主题|主題|主旨|标题|標題|件名|제목|betreff|objet|oggetto|asunto|assunto|onderwerp|temat|emne|ämne|aihe|тема|tárgy|konu|předmět|predmet|subiect|subiectul|zadeva|θέμα',
  date:
    'date|sent|时间|時間|日期|发送时间|發送時間|发送日期|傳送日期|传送日期|寄件日期|寄件時間|日時|日付|送信日時|날짜|보낸 날짜|datum|data|fecha|dato|дата|dátum|tarih|päivämäärä|dată|kuupäev|gesendet|' +
    'gesendet am|envoyé|enviado|enviado el|enviada em|inviato|verzonden|wysłano|sendt|skickat|lähetetty|отправлено|odesláno|odoslané|elküldve|gönderildi|надіслано|trimis|poslano',
};
const kinds = ['sender', 'recipient', 'subject', 'date'] as const;
const kindOf = new Map(kinds.flatMap((kind) => labels[kind].split('|').map((label) => [label, kind] as const)));
// `recipients?` above is two labels.
kindOf.set('recipient', 'recipient').set('recipients', 'recipient');

const labelled = /^[\s*]*([\p{L}\p{M}][\p{L}\p{M} ]{0,20}?)\s*\**\s*[:：]/u;

/** The header field that a line holds; undefined when it is none. A bold label in asterisks counts too. */
export function headerKindOf(line: string): HeaderKind | undefined {
  const label = labelled.exec(line)?.[1];
  // 时   间 is written apart to fill a column.
  return label === undefined ? undefined : kindOf.get(label.toLowerCase().replace(/(?<=\p{Script=Han})\s+/gu, ''));
}

/** A line between dashes, with whatever stands behind it: Yahoo puts the whole header there. */
const ruled = /^[-_—–=]{2,}\s*([\p{L}][^-_—–=]{2,60}?)\s*[-_—–=]{2,}\s*[:：]?\s*(.*)$/u;
const knownRuled =
  /original|forward|reply message|weitergeleitet|ursprünglich|transféré|d'origine|reenviado|inoltrat|doorgestuurd|encaminhada|原始|原邮件|原郵件|转发|轉寄|轉發|转寄|回复的|転送|전달/i;

/** How a line stands over quoted mail: for sure, or only when what follows bears it out. */
export function quoteLeadOf(line: string): 'sure' | 'likely' | undefined {
  const text = line.replace(/^\ufeff/, '').trim();
  const found = /^[-_—–=]/.test(text) ? ruled.exec(text) : null;
  if (found) {
    const [, words = '', rest = ''] = found;
    if (rest !== '') return headerKindOf(rest) === undefined ? undefined : 'sure';
    return knownRuled.test(words) ? 'sure' : 'likely';
  }
  if (/^_{10,}$/.test(text)) return 'likely';
  if (!/[:：]$/.test(text)) return undefined;
  if (wrote.test(text) || begins.test(text)) return 'sure';
  if (text.includes('@') && dated.test(text)) return 'sure';
  return dated.test(text) && /\d{1,2}[:.]\d{2}/.test(text) ? 'likely' : undefined;
}

/** Somebody wrote, in the languages whose words we know. */
const wrote =
  /^(?:on|le|am|el|il|em|op|den|dne|w dniu|dnia|a)\s.{4,200}\s(?:wrote|a écrit|schrieb|escribió|ha scritto|escreveu|skrev|geschreven|napsala?|napisała?)\s*[:：]$|^.{4,160}(?:写道|寫道|书面写道|來信|wrote|a écrit|schrieb)\s*[:：]$/i;
const begins = /^begin forwarded message\s*[:：]$/i;
/** A date in figures, or a year beside a figure. */
const dated = /\d{1,4}[./年-]\s?\d{1,2}|\b\d{1,2}\b.{0,20}\b(?:19|20)\d{2}\b|\b(?:19|20)\d{2}\b.{0,20}\b\d{1,2}\b/;

/** The first of two lines into which a program broke a line over quoted mail. */
export function beginsBrokenLead(line: string): boolean {
  const text = line.trim();
  return text.length < 120 && dated.test(text) && /^(?:[\p{L}]{1,5}\.? |在|于|於|\d)/u.test(text);
}

const automatic =
  /^(?:sent (?:from|with|via) \S|get outlook for |von meinem \S.* gesendet|gesendet (?:von|mit) |envoyé (?:de|depuis|à partir) |enviado (?:desde|do|de) |inviato da |verstuurd vanaf |отправлено (?:с|из) |发自|發自|傳送自|传送自|从我的|從我的|来自我的|iphoneから送信|나의 iphone)/i;
const closing =
  /^(?:(?:best|kind|warm|with kind|with best|many)\s+(?:regards|wishes|thanks)|(?:yours\s+)?(?:sincerely|truly|faithfully)(?:\s+yours)?|regards|cheers|mit (?:freundlichen|besten|lieben) grüßen|(?:freundliche|viele|liebe|beste) grüße|cordialement|bien à vous|(?:saludos|un saludo|atentamente|cordiali saluti|distinti saluti|atenciosamente|met vriendelijke groet|med vänlig hälsning|z poważaniem|с уважением).*|此致|敬祝|顺颂商祺|順頌商祺|祝好|商祺)[\s,，.。!！]*$/i;

/** A line after which the sender only says who it is: two dashes, the line that phones add, a closing formula. */
export function signatureLeadOf(line: string): 'rule' | 'automatic' | 'closing' | undefined {
  const text = line.trim();
  if (/^(?:--|—|––|——|__)$/.test(text)) return 'rule';
  if (text.length > 80) return undefined;
  if (automatic.test(text)) return 'automatic';
  return closing.test(text) ? 'closing' : undefined;
}

/** A line of earlier mail, marked as such by itself. */
export function isQuotedLine(line: string): boolean {
  return /^\s*(?:>|＞|\|\s)/.test(line);
}
