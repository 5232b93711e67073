/** Words with which pages and mail programs label a message header, the fields of a record and their buttons, in the languages of our users and their mail. */

const kinds = ['from', 'to', 'subject', 'other'] as const;

export type HeaderLabel = (typeof kinds)[number];

/** Words of a label, of which Chinese and Japanese ones may be spaced out: `主　题`. */
function words(text: string): string {
  return text.replace(/[\u3040-\u9fff](?=[\u3040-\u9fff])/g, '$&\\s*');
}

const recipientWords =
  'to|b?cc|recipients?|收件人|收信人|收件者|抄送人?|副本|密送|密件(?:抄送|副本)|宛先|an|empfänger|kopie|à|destinataires?|para|aan|till|til|do|кому|копия|받는\\s?사람|참조';

/** Recipients after a label without a colon, on a line of their own: `to Ann Lee, Bob`. */
export const looseRecipients = new RegExp(`^(?:${words(recipientWords)})\\s+([^:：]{2,200})$`, 'i');

/** One group for each kind, in the same order. */
const pattern = new RegExp(
  `^[*]?(?:${[
    'from|sender|发件人|发信人|来自|寄件者|寄件人|差出人|送信者|von|absender|de|expéditeur|remitente|da|mittente|van|från|fra|od|от|보낸\\s?사람',
    recipientWords,
    'subject|主题|主旨|标题|件名|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|temat|тема|제목',
    'sent|date|time|gesendet|datum|envoyé|fecha|data|发送时间|时间|日期|日時|傳送時間|寄件日期|дата|날짜',
  ]
    .map((kind) => `(${words(kind)})`)
    .join('|')})[*]?\\s*(?:[:：]|$)`,
  'i',
);

/** The field that a text begins to label, with the length of the label. Without a colon the label is the whole text. */
export function labelOf(text: string): { readonly kind: HeaderLabel; readonly length: number } | undefined {
  const found = pattern.exec(text.slice(0, 60).trim());
  const kind = kinds.find((_, i) => found?.[i + 1] !== undefined);
  return kind && found ? { kind, length: found[0].length } : undefined;
}

/** Fields that only a page about one customer or person shows together, without what follows a colon. */
export const recordLabels = new RegExp(
  `^[*]?(?:${[
    '(?:account|company|customer|client|organi[sz]ation|contact|lead)(?: ?name)?|(?:first|last|full|legal) ?name|' +
      '(?:account |record |deal |lead )?owner|(?:office |mobile )?phone(?: number)?|mobile|web(?: ?site)?|industry|' +
      '(?:company )?domain(?: name)?|job title|e-?mail(?: address)?|(?:billing |postal )?address|employees|' +
      'firma|kunde|telefon|branche|webseite|' +
      '客户(?:名称|级别|编号|状态)?|公司(?:名称)?|联系人|联系电话|电话|手机|负责人|所有人|网址|网站|官网|行业|邮箱|电子邮件|地址|職稱|客戶(?:名稱)?|聯絡人|電話|負責人|網址|產業',
  ].join('|')})[*]?\\s*[:：]?$`,
  'i',
);

/** Names of a button that answers the open message. */
export const replyLabels =
  /^(reply( (to|all)\b.*)?|forward( (the |this )?(message|e-?mail))?|回复(全部)?|答复|转发|回覆|轉寄|返信|転送|(allen )?antworten|weiterleiten|répondre|transférer|responder|rispondi|ответить|답장|svar)(\s*\(.{1,12}\))?$/i;

/** Names of a button that sends the message being written. */
export const sendLabels =
  /^(send(?: (?:message|mail|e-?mail|now))?|(?:立即)?发送(?:邮件)?|寄出|傳送|送信|senden|envoyer|enviar|invia|отправить|보내기)(\s*[(⌘⏎\u202a].*)?$/i;
