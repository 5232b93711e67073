/** A recorded page -> the same page as its host may serve it tomorrow: other class names, wrappers, other order of panes, another language. */
import { createRandom } from '../../server/sample/random.ts';

/** Words that webmails and customer systems put on labels and buttons, one line a meaning: English, simplified and traditional Chinese, German, French, Spanish, Japanese. */
const words: readonly (readonly string[])[] = [
  ['From', '发件人', '寄件者', 'Von', 'De', 'Remitente', '差出人'],
  ['To', '收件人', '收件者', 'An', 'À', 'Para', '宛先'],
  ['Cc', '抄送', '副本', 'Kopie', 'Cc', 'Cc', 'Cc'],
  ['Subject', '主题', '主旨', 'Betreff', 'Objet', 'Asunto', '件名'],
  ['Date', '时间', '日期', 'Datum', 'Date', 'Fecha', '日時'],
  ['Reply', '回复', '回覆', 'Antworten', 'Répondre', 'Responder', '返信'],
  ['Forward', '转发', '轉寄', 'Weiterleiten', 'Transférer', 'Reenviar', '転送'],
  ['Send', '发送', '傳送', 'Senden', 'Envoyer', 'Enviar', '送信'],
  ['Inbox', '收件箱', '收件匣', 'Posteingang', 'Boîte de réception', 'Bandeja de entrada', '受信トレイ'],
  ['Sent', '已发送', '寄件備份', 'Gesendet', 'Envoyés', 'Enviados', '送信済み'],
  ['Delete', '删除', '刪除', 'Löschen', 'Supprimer', 'Eliminar', '削除'],
  ['Phone', '电话', '電話', 'Telefon', 'Téléphone', 'Teléfono', '電話'],
  ['Website', '网址', '網址', 'Webseite', 'Site web', 'Sitio web', 'ウェブサイト'],
  ['Owner', '负责人', '負責人', 'Eigentümer', 'Propriétaire', 'Propietario', '所有者'],
  ['Account Name', '客户名称', '客戶名稱', 'Firma', 'Société', 'Empresa', '会社名'],
  ['Contacts', '联系人', '聯絡人', 'Kontakte', 'Contacts', 'Contactos', '連絡先'],
];
const languages = words[0]?.length ?? 0;

/** Kinds of changes; each page of a run gets one or several. */
export const changeKinds = ['classes', 'wrappers', 'panes', 'language'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface HostChange {
  readonly kinds: readonly ChangeKind[];
  readonly seed: number;
}

type Random = ReturnType<typeof createRandom>;

function pick<T>(random: Random, from: readonly T[]): T | undefined {
  return from[Math.floor(random.next() * from.length)];
}

/** Every class gets a new name, the same for all elements that share it, as a build step gives them. */
function renameClasses(document: Document, random: Random): void {
  const names = new Map<string, string>();
  for (const element of document.querySelectorAll('[class]')) {
    const renamed = [...element.classList].map((name) => {
      const known = names.get(name) ?? `c${Math.floor(random.next() * 1e9).toString(36)}`;
      names.set(name, known);
      return known;
    });
    element.setAttribute('class', renamed.join(' '));
  }
}

const wrappable = 'div, span, section, article, h1, h2, h3, p, ul, table, a, main, header';

/** Elements get an element around them, as components do that are rewritten. */
function addWrappers(document: Document, random: Random): void {
  const elements = [...document.body.querySelectorAll(wrappable)].filter(
    ({ parentElement }) => parentElement && !/^(UL|OL|DL|TR|TBODY|TABLE|SELECT)$/.test(parentElement.nodeName),
  );
  for (let left = Math.min(30, Math.ceil(elements.length / 10)); left > 0; left -= 1) {
    const element = pick(random, elements);
    if (!element) return;
    const isInline = element.localName === 'span' || element.localName === 'a';
    const wrapper = document.createElement(isInline ? 'span' : 'div');
    wrapper.className = `w${left}`;
    element.replaceWith(wrapper);
    wrapper.append(element);
  }
}

/** Panes of the page change places: menu, list and message, not the lines within them. */
function reorderPanes(document: Document, random: Random): void {
  let pane: Element = document.body;
  for (let depth = 0; depth < 8; depth += 1) {
    const big = [...pane.children].filter((child) => (child.textContent ?? '').trim().length > 15);
    const all = document.body.textContent?.length ?? 0;
    // What is left of the page is one pane, whose own order is that of a message.
    const isPanes = big.length >= 2 && big.length <= 5 && big.every((child) => child.querySelectorAll('*').length > 5);
    if (isPanes && random.next() < 0.8) {
      const order = big.map((child) => ({ child, at: random.next() })).sort((a, b) => a.at - b.at);
      pane.append(...order.map(({ child }) => child));
      return;
    }
    const next = big.find((child) => (child.textContent?.length ?? 0) > all / 2);
    if (!next || next.querySelector('[role="document"], iframe') === null) return;
    pane = next;
  }
}

/** Labels and buttons in another language, also those that only screen readers say. */
function translate(document: Document, random: Random): void {
  const language = Math.floor(random.next() * languages);
  const table = new Map(words.flatMap((line) => line.map((word) => [word.toLowerCase(), line[language] ?? word] as const)));
  const translated = (text: string): string | undefined => {
    const [, before = '', word = '', after = ''] = /^(\s*)(.*?)(\s*[:：]?\s*)$/s.exec(text) ?? [];
    const found = table.get(word.replace(/\s+/g, ' ').toLowerCase());
    return found === undefined ? undefined : before + found + after;
  };
  const walker = document.createTreeWalker(document.body, 4);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const node of texts) node.data = translated(node.data) ?? node.data;
  for (const name of ['aria-label', 'title', 'placeholder'])
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const text = element.getAttribute(name) ?? '';
      const [, label = '', rest = ''] = /^([^:：]+)([:：].*)?$/s.exec(text) ?? [];
      const found = translated(label);
      if (found !== undefined) element.setAttribute(name, found + rest);
    }
}

/** Changes the document. The same change does the same to the same page. */
export function changeHost(document: Document, { kinds, seed }: HostChange): void {
  const random = createRandom(seed);
  if (kinds.includes('panes')) reorderPanes(document, random);
  if (kinds.includes('wrappers')) addWrappers(document, random);
  if (kinds.includes('language')) translate(document, random);
  if (kinds.includes('classes')) renameClasses(document, random);
}

/** One of the changes of a run: each kind alone first, later several at once. */
export function changeOf(number: number): HostChange {
  const random = createRandom(number * 7919 + 1);
  const chosen = changeKinds.filter(() => random.next() < 0.6);
  return { seed: number, kinds: chosen.length > 0 ? chosen : [changeKinds[number % changeKinds.length] ?? 'classes'] };
}
