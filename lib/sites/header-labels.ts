/** Words with which pages label a message header and its buttons, in the languages of our users and their customers. */

const from = 'from|sender|发件人|发件者|寄件者|寄件人|差出人|von|de|expéditeur|da|remitente|mittente|보낸사람';
const to = 'to|cc|bcc|recipients?|收件人|收件者|抄送|副本|密送|密件副本|宛先|an|kopie|à|para|destinatario|a|받는사람';
const subject = 'subject|主题|主旨|標題|标题|件名|betreff|objet|asunto|oggetto|제목';

const labels = [
  { kind: 'from', pattern: new RegExp(`^(?:${from})\\s*(?:[:：]\\s*|$)`, 'i') },
  { kind: 'to', pattern: new RegExp(`^(?:${to})\\s*(?:[:：]\\s*|$)`, 'i') },
  { kind: 'subject', pattern: new RegExp(`^(?:${subject})\\s*(?:[:：]\\s*|$)`, 'i') },
] as const;

/** Header field that a text begins to label, with the length of the label; a bare label must be the whole text. */
export function labelOf(text: string): { readonly kind: 'from' | 'to' | 'subject'; readonly length: number } | undefined {
  const start = text.slice(0, 60).trimEnd();
  for (const { kind, pattern } of labels) {
    const found = pattern.exec(start);
    if (found) return { kind, length: found[0].length };
  }
  return undefined;
}

/** Names of a button that answers the open message. */
export const replyLabels =
  /^(reply|reply all|forward|回复|回复全部|全部回复|答复|全部答复|转发|回覆|全部回覆|轉寄|返信|全員に返信|転送|antworten|allen antworten|weiterleiten|répondre|transférer|responder|reenviar|rispondi|inoltra|답장)(\s*\(.{1,12}\))?$/i;

/** Names of a button that sends the message being written. */
export const sendLabels =
  /^(send|send now|发送|立即发送|寄出|傳送|送信|senden|envoyer|enviar|invia|보내기)(\s*\(.{1,12}\)|\s*[⌘⏎].*)?$/i;
