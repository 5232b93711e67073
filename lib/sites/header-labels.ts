/** Words with which pages and mail programs label a message header and its buttons, in the languages of our users and German and French. */

const labels = {
  from: 'from|sender|发件人|来自|寄件者|寄件人|von|de',
  to: 'to|cc|bcc|recipients?|收件人|收件者|抄送|副本|密件副本|an|à',
  subject: 'subject|主题|主旨|betreff|objet',
  other: 'sent|date|gesendet|datum|envoyé|发送时间|时间|日期|傳送時間|寄件日期',
};

export type HeaderLabel = keyof typeof labels;

const patterns = (Object.keys(labels) as HeaderLabel[]).map(
  (kind) => [kind, new RegExp(`^[*]?(?:${labels[kind]})[*]?\\s*(?:[:：]|$)`, 'i')] as const,
);

/** The header field that a text begins to label, with the length of the label. Without a colon the label is the whole text. */
export function labelOf(text: string): { readonly kind: HeaderLabel; readonly length: number } | undefined {
  const start = text.slice(0, 60).trim();
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(start);
    if (found) return { kind, length: found[0].length };
  }
  return undefined;
}

/** Names of a button that answers the open message. */
export const replyLabels =
  /^(reply|forward|回复|答复|转发|回覆|轉寄|antworten|weiterleiten|répondre|transférer)(\s*\(.{1,12}\))?$/i;

/** Names of a button that sends the message being written. */
export const sendLabels = /^(send|发送|寄出|傳送|senden|envoyer)(\s*[(⌘⏎].*)?$/i;
