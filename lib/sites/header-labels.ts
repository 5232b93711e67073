/** Words with which pages and mail programs label a message header and its buttons, in the languages of our users and German and French. */

const kinds = ['from', 'to', 'subject', 'other'] as const;

export type HeaderLabel = (typeof kinds)[number];

/** One group for each kind, in the same order. */
const pattern = new RegExp(
  `^[*]?(?:${[
    'from|sender|发件人|来自|寄件者|寄件人|von|de',
    'to|cc|bcc|recipients?|收件人|收件者|抄送|副本|密件副本|an|à',
    'subject|主题|主旨|betreff|objet',
    'sent|date|gesendet|datum|envoyé|发送时间|时间|日期|傳送時間|寄件日期',
  ]
    .map((words) => `(${words})`)
    .join('|')})[*]?\\s*(?:[:：]|$)`,
  'i',
);

/** The header field that a text begins to label, with the length of the label. Without a colon the label is the whole text. */
export function labelOf(text: string): { readonly kind: HeaderLabel; readonly length: number } | undefined {
  const found = pattern.exec(text.slice(0, 60).trim());
  const kind = kinds.find((_, i) => found?.[i + 1] !== undefined);
  return kind && found ? { kind, length: found[0].length } : undefined;
}

/** Names of a button that answers the open message. */
export const replyLabels =
  /^(reply|forward|回复|答复|转发|回覆|轉寄|antworten|weiterleiten|répondre|transférer)(\s*\(.{1,12}\))?$/i;

/** Names of a button that sends the message being written. */
export const sendLabels = /^(send|发送|寄出|傳送|senden|envoyer)(\s*[(⌘⏎].*)?$/i;
